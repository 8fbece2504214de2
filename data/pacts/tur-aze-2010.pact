pact tur-aze-2010
  name      Agreement on Strategic Partnership and Mutual Support (Turkey, Azerbaijan)
  check     K source general
  kind      agreement
  signed    2010-08-16   check K A source general atop
  in-force  2010-12   check ?   # the month is unsure
  ends      open
  term      10 years, then 10
  party     TUR AZE   check K A source general atop
  text      published
duty defend art 2 each -> each   check K A source general atop
  when      armed-attack P   basis text   check K source general   # armed attack or aggression
  route     un51 P   basis text   check K source general
  owes      mutual assistance, by all possibilities
  strength  necessary
  judge     unstated
  quote     "all possibilities"
  vague     "all possibilities"
