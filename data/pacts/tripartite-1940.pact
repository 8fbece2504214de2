pact tripartite-1940
  name      Tripartite Pact (Germany, Italy, Japan)
  name      Tripartite Pact
  check     K source general
  kind      treaty
  signed    1940-09-27
  in-force  1940-09-27
  ends      1945
  party     DEU ITA JPN
  text      published
duty defend art 3 each -> each
  when      armed-attack P   basis text
  when      outside-war ATTACKER   basis text   # a power not yet in the European war or the conflict of China and Japan
  owes      help with all political, economic and military means
  strength  all-means
  judge     unstated
  text      unseen
