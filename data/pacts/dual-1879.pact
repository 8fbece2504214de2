pact dual-1879
  name      Dual Alliance (Germany, Austria-Hungary)
  check     K source general
  kind      treaty
  signed    1879-10-07
  in-force  1879-10-07
  ends      1918
  party     DEU AUT   # AUT: Austria-Hungary
  text      secret until 1888-02-03   # its parties knew it
duty defend art I each -> each
  when      armed-attack P by RUS   basis text
  owes      the whole of its armed power
  strength  all-means
  judge     unstated
  text      unseen
duty no-aid art II each -> each
  when      armed-attack P   basis text   # by another power than Russia
  owes      no help to the attacker; at least benevolent neutrality
  strength  prohibition
  judge     unstated
  text      unseen
