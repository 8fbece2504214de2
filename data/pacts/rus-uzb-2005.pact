pact rus-uzb-2005
  name      Treaty of Alliance (Russia, Uzbekistan)
  check     K source general
  kind      treaty
  signed    2005-11-14   check K A source general atop
  in-force  2005-11-14   check A source atop   # one date in the fact table; ATOP counts from signature
  ends      open
  party     RUS UZB   check K A source general atop
  text      published
duty defend art 2 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general   # act of aggression
  route     un51 P   basis text   check K source general
  owes      necessary help, military included
  strength  necessary
  judge     unstated
  text      unseen
