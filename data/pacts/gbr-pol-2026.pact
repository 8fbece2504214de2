pact gbr-pol-2026
  name      Treaty on defence and security (United Kingdom, Poland, 2026)
  check     V source bbc-pa-2026 common-room   # one outlet misdates it 2024
  kind      treaty
  signed    2026-05-27
  in-force  unknown   check ?
  ends      open
  term      not seen
  party     GBR POL
  text      published
duty defend art ? each -> each   # the number of the article was not seen
  when      armed-attack P   basis text
  owes      help, military means included
  strength  necessary
  judge     unstated
  quote     "in line with NATO Art. 5"
  vague     "in line with NATO Art. 5"
