-- ARGV: channel, id, analyst, lease in ms. Gives 'none' (not queued), 'held' and by whom, or 'lease', id, token, end in ms.
-- Whoever holds the alert already keeps the token and gets the time again.
local id, analyst = ARGV[2], ARGV[3]
local lease = redis.call('HGET', LEASE, id)
if lease then
  local space = string.find(lease, ' ', 1, true)
  local holder = string.sub(lease, space + 1)
  if holder ~= analyst then return { 'held', holder } end
  return { 'lease', id, string.sub(lease, 1, space - 1), extend(id, ARGV[4]) }
end
if redis.call('HEXISTS', RANK, id) == 0 then return { 'none' } end
return grant(id, analyst, ARGV[4])
