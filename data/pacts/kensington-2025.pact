pact kensington-2025
  name      Treaty on friendship and bilateral cooperation (United Kingdom, Germany)
  name      Kensington Treaty
  check     V source press-2025-kensington
  kind      treaty
  signed    2025-07-17
  in-force  unknown   check ?
  ends      open
  term      not seen
  party     GBR DEU
  text      published
  note      30 articles; NATO is named.
duty defend art ? each -> each   # the number of the article was not seen
  when      armed-attack P   basis text
  owes      help, military means included
  strength  necessary
  judge     unstated
  text      unseen
