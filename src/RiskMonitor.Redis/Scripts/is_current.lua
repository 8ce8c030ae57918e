-- ARGV: channel, id, 'token analyst'. Gives '1', also when nothing at all is known of the alert, or '0' when it waits or has another lease.
local lease = redis.call('HGET', LEASE, ARGV[2])
if lease then return lease == ARGV[3] and '1' or '0' end
return redis.call('HEXISTS', RANK, ARGV[2]) == 0 and '1' or '0'
