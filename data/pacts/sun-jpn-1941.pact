pact sun-jpn-1941
  name      Pact of Neutrality (USSR, Japan)
  name      Soviet-Japanese Neutrality Pact
  check     K source general
  kind      treaty
  signed    1941-04-13
  in-force  1941-04-13
  ends      1946   # denounced in April 1945; broken before expiry
  party     SUN JPN
  text      published
duty no-aid art 2 each -> each
  when      armed-attack P or state-of-war P   basis text   # the object of hostilities by third powers
  owes      neutrality throughout the conflict
  strength  prohibition
  judge     unstated
  text      unseen
