-- Gives { number ready }, { id, 'token analyst', end in ms ... }, { id, times returned ... } as they stand together.
local claimed = {}
for _, id in ipairs(redis.call('ZRANGE', CLAIMED, '0', '-1')) do
  local lease = redis.call('HGET', LEASE, id)
  if lease then
    claimed[#claimed + 1] = id
    claimed[#claimed + 1] = lease
    claimed[#claimed + 1] = redis.call('ZSCORE', CLAIMED, id)
  end
end
local returned = {}
for _, id in ipairs(redis.call('HKEYS', RETURNED)) do
  returned[#returned + 1] = id
  returned[#returned + 1] = redis.call('HGET', RETURNED, id)
end
return { { whole(redis.call('ZCARD', READY)) }, claimed, returned }
