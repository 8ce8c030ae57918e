-- ARGV: channel, lease in ms, then id, rank (-priority), fencing floor and the store's lease ('token analyst' or '') of each alert.
-- Gives the ids whose lease in the store is over: they wait here. An alert that nothing is known of keeps the store's lease, for the time of a new one.
local highest, moved, last, over = 0, 0, '', {}
for i = 3, #ARGV, 4 do
  local id, rank, held = ARGV[i], ARGV[i + 1], ARGV[i + 3]
  highest = math.max(highest, tonumber(ARGV[i + 2]))
  local known = redis.call('HGET', RANK, id)
  local leased = redis.call('HEXISTS', LEASE, id) == 1
  if not known and not leased and held ~= '' then
    redis.call('HSET', LEASE, id, held)
    leased = true
  end
  if known ~= rank then
    redis.call('HSET', RANK, id, rank)
    moved, last = moved + 1, id
  end
  if leased then
    if not redis.call('ZSCORE', CLAIMED, id) then extend(id, ARGV[2]) end
    redis.call('ZREM', READY, id)
  else
    redis.call('ZADD', READY, rank, id)
    redis.call('ZREM', CLAIMED, id)
    if held ~= '' then over[#over + 1] = id end
  end
end
if highest > tonumber(redis.call('GET', FENCE) or '0') then redis.call('SET', FENCE, whole(highest)) end
if moved == 1 then tell('queued', last) elseif moved > 1 then tell('queued', '') end
return over
