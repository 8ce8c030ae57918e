-- ARGV: channel, lease in ms, then id, rank (-priority), fencing floor of each alert. Gives how many alerts are new.
local highest, new, moved, last = 0, 0, 0, ''
for i = 3, #ARGV, 3 do
  local id, rank = ARGV[i], ARGV[i + 1]
  highest = math.max(highest, tonumber(ARGV[i + 2]))
  local known = redis.call('HGET', RANK, id)
  if known ~= rank then
    redis.call('HSET', RANK, id, rank)
    moved, last = moved + 1, id
    if not known then new = new + 1 end
  end
  if redis.call('HEXISTS', LEASE, id) == 1 then
    if not redis.call('ZSCORE', CLAIMED, id) then extend(id, ARGV[2]) end
    redis.call('ZREM', READY, id)
  else
    redis.call('ZADD', READY, rank, id)
    redis.call('ZREM', CLAIMED, id)
  end
end
if highest > tonumber(redis.call('GET', FENCE) or '0') then redis.call('SET', FENCE, whole(highest)) end
if moved == 1 then tell('queued', last) elseif moved > 1 then tell('queued', '') end
return whole(new)
