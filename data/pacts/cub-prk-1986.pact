pact cub-prk-1986
  name      Treaty of Friendship and Cooperation (Cuba, DPRK)
  check     A source atop   # ATOP 3975; the text was not seen
  kind      treaty
  signed    1986-03-11
  in-force  1986-03-11   # ATOP counts from signature
  ends      open
  term      not seen
  party     CUB PRK
  text      unseen
duty defend art ? each -> each
  when      armed-attack P   check ?   # trigger, conditions and strength are not known
  owes      not seen   check ?
  strength  unknown   check ?
  judge     unstated
  text      unseen
