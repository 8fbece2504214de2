pact jpn-gbr-1902
  name      Anglo-Japanese Alliance
  check     K source general
  kind      agreement
  signed    1902-01-30
  in-force  1902-01-30
  ends      1905   # replaced; the alliance was renewed until 1923
  party     JPN GBR
  text      published
duty no-aid art II each -> each
  when      state-of-war P or armed-attack P   basis text   # at war with another power
  owes      strict neutrality, and efforts to keep others out
  strength  prohibition
  judge     unstated
  text      unseen
duty defend art III each -> each
  when      second-power against P   basis text   # a second power joins the war against the ally
  owes      come to its assistance and wage war in common
  strength  necessary
  judge     unstated
  text      unseen
