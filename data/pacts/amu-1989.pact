pact amu-1989
  name      Treaty instituting the Arab Maghreb Union
  name      Arab Maghreb Union
  name      Treaty of Marrakesh
  check     K source general
  kind      treaty
  signed    1989-02-17   check K A source general atop
  in-force  1989-02-17   check A source atop   # one date in the fact table; ATOP counts from signature
  ends      open
  party     DZA LBY MAR MRT TUN   check K A source general atop
  text      published
duty defend art 14 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general   # aggression on one is aggression on all
  owes      help
  strength  necessary
  judge     unstated
  text      unseen
