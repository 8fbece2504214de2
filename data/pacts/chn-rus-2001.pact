pact chn-rus-2001
  name      Treaty of Good-Neighbourliness and Friendly Cooperation (China, Russia)
  check     K source general
  kind      treaty
  signed    2001-07-16
  in-force  2002-02-28
  ends      open
  term      20 years, then 5 at a time
  party     CHN RUS
  text      published
duty no-hostile-pact art 8 each -> each
  when      always
  owes      no alliance or bloc that harms the other, no territory for third parties
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art 9 each -> each
  when      threat felt P   basis text   # threat of aggression
  owes      contact and consultation at once
  strength  consult
  judge     each-party
  text      unseen
