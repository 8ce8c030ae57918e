-- Put before every script. Written for Lua 5.1 (Redis) and 5.4 (Garnet): numbers leave a script only as strings,
-- and a missing value is tested by truth, since it is false under RESP2 and may be nil under RESP3.
-- Where a script adds and removes, it adds first: Garnet's append-only file keeps commands, not scripts, so that a crash
-- in the middle leaves an alert in two places (which enqueue puts right) and never in none.
local READY, CLAIMED, LEASE, RANK, RETURNED, FENCE = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local CHANNEL = ARGV[1]

local function whole(number)
  return string.format('%.0f', number)
end

local function now_in_us()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function now_in_ms()
  return math.floor(now_in_us() / 1000)
end

local function tell(what, id)
  redis.call('PUBLISH', CHANNEL, what .. ' ' .. id)
end

-- A lease is stored as 'token analyst'.
local function extend(id, lease_ms)
  local ends = whole(now_in_ms() + tonumber(lease_ms))
  redis.call('ZADD', CLAIMED, ends, id)
  return ends
end

local function grant(id, analyst, lease_ms)
  local fence = tonumber(redis.call('GET', FENCE) or '0')
  -- Microseconds: claims cannot come faster, so that the counter never runs ahead of the clock (and a double holds them until 2255).
  local token = whole(math.max(fence + 1, now_in_us()))
  redis.call('SET', FENCE, token)
  redis.call('HSET', LEASE, id, token .. ' ' .. analyst)
  local ends = extend(id, lease_ms)
  redis.call('ZREM', READY, id)
  tell('claimed', id)
  return { 'lease', id, token, ends }
end

local function make_ready(id)
  redis.call('ZADD', READY, redis.call('HGET', RANK, id) or '0', id)
  redis.call('ZREM', CLAIMED, id)
  redis.call('HDEL', LEASE, id)
end

local function forget(id)
  redis.call('ZREM', READY, id)
  redis.call('ZREM', CLAIMED, id)
  redis.call('HDEL', LEASE, id)
  redis.call('HDEL', RETURNED, id)
  return redis.call('HDEL', RANK, id)
end
