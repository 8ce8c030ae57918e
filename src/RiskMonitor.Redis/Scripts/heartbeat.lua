-- ARGV: channel, id, 'token analyst', lease in ms. Gives '1', or '0' when the lease is not the current one.
if redis.call('HGET', LEASE, ARGV[2]) ~= ARGV[3] then return '0' end
extend(ARGV[2], ARGV[4])
return '1'
