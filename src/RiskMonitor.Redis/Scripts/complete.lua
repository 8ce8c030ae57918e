-- ARGV: channel, id, 'token analyst'. Gives '1', or '0' when the lease is not the current one.
if redis.call('HGET', LEASE, ARGV[2]) ~= ARGV[3] then return '0' end
forget(ARGV[2])
tell('completed', ARGV[2])
return '1'
