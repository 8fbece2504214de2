pact gbr-pol-2017
  name      Treaty on defence and security cooperation (United Kingdom, Poland)
  check     V source table
  kind      treaty
  signed    2017-12-21
  in-force  2018   check ?   # the year is unsure
  ends      open
  term      not seen
  party     GBR POL
  text      published
duty cooperate art ? each -> each
  when      always
  owes      cooperation in defence and security; no defence duty
  strength  political
  judge     unstated
  text      unseen
