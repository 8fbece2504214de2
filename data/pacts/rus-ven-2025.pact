pact rus-ven-2025
  name      Treaty on Strategic Partnership and Cooperation (Russia, Venezuela)
  check     V source mercopress eadaily
  kind      treaty
  signed    2025-05-07
  in-force  2025-10   check ?   # ratified 2025-10; entry into force was not seen
  ends      open
  party     RUS VEN
  text      published
  note      Commentators see no military duty in the published text.
duty cooperate art ? each -> each
  when      always
  owes      cooperation, and a common stand against sanctions
  strength  political
  judge     unstated
  text      unseen
