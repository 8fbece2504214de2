pact nancy-2025
  name      Treaty of Nancy for enhanced cooperation and friendship (France, Poland)
  name      Nancy Treaty
  check     V source mediapart-2025 afp-2025
  kind      treaty
  signed    2025-05-09
  in-force  unknown   check ?
  ends      open
  term      not seen
  party     FRA POL
  text      published
  note      NATO and the European Union are named.
duty defend art ? each -> each   # the number of the article was not seen
  when      armed-attack P   basis text
  owes      help, military means included
  strength  necessary
  judge     unstated
  text      unseen
