-- ARGV: channel, then ids. Gives how many of them were queued.
local removed, last = 0, ''
for i = 2, #ARGV do
  if forget(ARGV[i]) == 1 then removed, last = removed + 1, ARGV[i] end
end
if removed == 1 then tell('removed', last) elseif removed > 1 then tell('removed', '') end
return whole(removed)
