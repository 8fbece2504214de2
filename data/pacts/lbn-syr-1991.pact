pact lbn-syr-1991
  name      Treaty of Brotherhood, Cooperation and Coordination (Lebanon, Syria)
  check     K source general
  kind      treaty
  signed    1991-05-22   check K A source general atop
  in-force  1991-05-22   check A source atop   # one date in the fact table; ATOP counts from signature
  ends      open
  party     LBN SYR   check K A source general atop
  text      published
  organ     lbn-syr-council members each : the Higher Council of the treaty
duty defend art 3 each -> each   check K A source general atop   # and the defence annex
  when      armed-attack P or threat felt P   basis text   check K source general   # threat to the security of either
  gate      organ lbn-syr-council   basis text   check K source general   # councils
  owes      measures against the threat
  strength  necessary
  judge     organ lbn-syr-council
  text      unseen
