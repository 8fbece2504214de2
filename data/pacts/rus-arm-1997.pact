pact rus-arm-1997
  name      Treaty of Friendship, Cooperation and Mutual Assistance (Russia, Armenia)
  check     K source general
  kind      treaty
  signed    1997-08-29   check K A source general atop
  in-force  1998   # the day was not seen
  ends      open
  term      25 years, then 10
  party     RUS ARM   check K A source general atop
  text      published
duty consult art 2 each -> each
  when      armed-attack P or threat felt P   basis text
  owes      consultation at once
  strength  consult
  judge     unstated
  text      unseen
duty defend art 3 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general
  route     un51 P   basis text   check K source general
  owes      help, military included
  strength  necessary
  judge     unstated
  text      unseen
