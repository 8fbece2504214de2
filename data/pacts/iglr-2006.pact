pact iglr-2006
  name      Protocol on Non-aggression and Mutual Defence in the Great Lakes Region
  name      Great Lakes pact
  check     A source atop
  kind      treaty
  signed    2006-12-15
  in-force  2008   check K source general   # the day was not seen
  ends      open
  term      not seen
  party     AGO BDI CAF COD COG KEN RWA SDN TZA UGA ZMB
  party     SSD          from 2012   check K A source general atop   # independent in 2011; the day was not seen
  text      unseen
  organ     ICGLR also icglr iglr-2006 members each : the Summit of the Conference on the Great Lakes Region
duty defend art ? each -> each
  when      armed-attack P   basis text   # by states or armed groups
  gate      organ ICGLR   basis text
  owes      mutual defence
  strength  necessary
  judge     organ ICGLR
  text      unseen
