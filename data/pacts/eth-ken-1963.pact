pact eth-ken-1963
  name      Agreement of Cooperation and Mutual Defence Assistance (Ethiopia, Kenya)
  check     A source atop   # ATOP 3485; the text was not seen
  kind      agreement
  signed    1963-11-22
  in-force  1963-11-22   # ATOP counts from signature
  ends      open
  term      not seen
  party     ETH KEN
  text      unseen
duty defend art ? each -> each
  when      armed-attack P   check ?   # trigger, conditions and strength are not known
  owes      not seen   check ?
  strength  unknown   check ?
  judge     unstated
  text      unseen
