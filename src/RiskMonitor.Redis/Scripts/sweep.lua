-- ARGV: channel, most alerts at once. Gives id, 'token analyst' and end in ms of each lease that ran out; the alerts are ready again.
local expired = redis.call('ZRANGEBYSCORE', CLAIMED, '-inf', whole(now_in_ms()), 'LIMIT', '0', ARGV[2])
local leases = {}
for _, id in ipairs(expired) do
  local lease = redis.call('HGET', LEASE, id)
  if lease then
    leases[#leases + 1] = id
    leases[#leases + 1] = lease
    leases[#leases + 1] = redis.call('ZSCORE', CLAIMED, id)
    redis.call('HINCRBY', RETURNED, id, '1')
  end
  make_ready(id)
  tell('returned', id)
end
return leases
