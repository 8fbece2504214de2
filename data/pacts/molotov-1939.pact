pact molotov-1939
  name      Treaty of Non-aggression (Germany, USSR)
  name      Molotov-Ribbentrop Pact
  name      Hitler-Stalin Pact
  check     K source general
  kind      treaty
  signed    1939-08-23
  in-force  1939-08-23
  ends      1941-06-22
  party     DEU SUN
  text      published
  note      A secret protocol on spheres of influence changes what the pact means; it holds no duty of the kinds in this book.
duty non-aggression art I each -> each
  when      always
  owes      no act of force, aggression or attack, alone or with others
  strength  prohibition
  judge     unstated
  text      unseen
duty no-aid art II each -> each
  when      armed-attack P or state-of-war P   basis text
  owes      no support for the third power
  strength  prohibition
  judge     unstated
  text      unseen
