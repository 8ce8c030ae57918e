-- ARGV: channel, analyst, lease in ms. Gives 'none', or 'lease', id, token, end in ms.
local first = redis.call('ZRANGE', READY, 0, 0)
local id = first[1]
if not id then return { 'none' } end
return grant(id, ARGV[2], ARGV[3])
