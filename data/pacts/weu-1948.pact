pact weu-1948
  name      Treaty of Brussels, modified
  name      Brussels Treaty
  name      Western European Union treaty
  check     V source hc264
  kind      treaty
  signed    1948-03-17   check V A source hc264 atop   # modified 1954-10-23
  in-force  1955-05-06   # as modified
  ends      2011-06-30   check V A source hc264 atop
  term      50 years
  party     BEL FRA GBR LUX NLD   check V A source hc264 atop
  party     DEU ITA   from 1955-05-06   check V A source hc264 atop
  party     PRT ESP   from 1990   check V A source hc264 atop
  party     GRC       from 1995   check V A source hc264 atop
  text      published
  note      The text of 1948, before the protocol of 1954, is not in this file. Art. VI: the Security Council is told.
duty defend art V each -> each   check V A source hc264 atop
  when      armed-attack P   basis text
  when      inside europe   basis text
  route     un51 P   basis text
  owes      all aid and assistance in its power
  strength  all-means
  judge     unstated
  text      unseen
