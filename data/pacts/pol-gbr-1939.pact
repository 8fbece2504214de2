pact pol-gbr-1939
  name      Agreement of Mutual Assistance (United Kingdom, Poland)
  name      Anglo-Polish alliance
  check     K source general
  kind      agreement
  signed    1939-08-25
  in-force  1939-08-25
  ends      1945
  party     POL GBR
  text      published
duty defend art 1 each -> each   check V source pol-gbr-scan
  when      armed-attack P by DEU   basis text   check K source general   # "European Power" = Germany, by the secret protocol
  owes      all the support and assistance in its power
  strength  all-means immediately
  judge     unstated
  quote     "European Power"
  vague     "European Power"
duty support art 2 each -> each   check V source pol-gbr-scan
  when      indirect-threat P by DEU   basis text   # a threat to independence that the party resists with arms
  owes      all the support and assistance in its power
  strength  all-means immediately
  judge     each-party
  text      unseen
duty consult art 3 each -> each   check V source pol-gbr-scan
  when      threat felt P   basis text   # independence undermined by other means
  owes      support and consultation
  strength  consult
  judge     unstated
  text      unseen
