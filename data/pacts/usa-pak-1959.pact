pact usa-pak-1959
  name      Agreement of cooperation (United States, Pakistan)
  check     K source general
  kind      agreement
  signed    1959-03-05   check K A source general atop
  in-force  1959-03-05   # one date in the fact table, taken for both
  ends      open
  term      1 year of notice
  party     USA PAK   check K A source general atop
  text      published
  note      Twin agreements were made with Turkey and Iran.
duty defend art I USA -> PAK   check K A source general atop   # one-way
  when      armed-attack P   basis text   check K source general   # aggression
  gate      domestic Q   basis text   check K source general   # the constitution of the United States
  gate      joint P Q   basis text   check K source general
  owes      action, armed forces included, as may be mutually agreed
  strength  self-judged
  judge     holder
  quote     "as may be mutually agreed"
  vague     "as may be mutually agreed"
