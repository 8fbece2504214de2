pact prc-prk-1961
  name      Treaty of Friendship, Co-operation and Mutual Assistance (China, DPRK)
  name      Sino-North Korean treaty
  check     V source peking-review lawfare-2017
  kind      treaty
  signed    1961-07-11   check V A source peking-review atop
  in-force  1961-09-10
  ends      open
  term      until both agree to change it (Art. VII)   # the press speaks of renewals in 1981, 2001 and 2021
  party     CHN PRK   check V A source peking-review atop
  text      published
  note      Art. I is a peace clause; in 2017 Chinese commentators used it as a way out.
duty defend art II each -> each   check V A source peking-review lawfare-2017 atop
  when      armed-attack P   basis text
  when      state-of-war P   basis text   # "and thus" a state of war: the second limb
  route     un51 P   basis custom   check K source un-charter   # not in the text: the Charter prevails (Art. 103), and Art. I commits both to peace
  owes      military and other assistance by all means in its power
  strength  all-means immediately
  judge     each-party
  text      unseen
duty no-hostile-pact art III each -> each
  when      always
  owes      no alliance, bloc or action against the other
  strength  prohibition
  judge     unstated
  text      unseen
duty consult art IV each -> each
  when      always   check K source general
  owes      consultation on questions of common interest
  strength  consult
  judge     unstated
  text      unseen
duty cooperate art VI each -> each
  when      always
  owes      hold to the reunification of Korea, peaceful and democratic
  strength  political
  judge     unstated
  text      unseen
