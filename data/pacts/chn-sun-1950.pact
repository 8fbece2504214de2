pact chn-sun-1950
  name      Treaty of Friendship, Alliance and Mutual Assistance (China, USSR)
  name      Sino-Soviet Treaty
  check     K source general
  kind      treaty
  signed    1950-02-14   check K A source general atop
  in-force  1950-04-11
  ends      1980-04-11   check K A source general atop
  term      30 years
  party     CHN SUN   check K A source general atop
  text      published
duty defend art 1 each -> each   check K A source general atop
  when      armed-attack P by JPN or allied ATTACKER JPN   basis text   check K source general   # Japan, or states allied with it
  when      armed-attack P   basis text   check K source general
  when      state-of-war P   basis text   check K source general
  owes      military and other assistance by all means at its disposal
  strength  all-means immediately
  judge     unstated
  text      unseen
duty no-hostile-pact art 2 each -> each
  when      always
  owes      no alliance, coalition or action against the other
  strength  prohibition
  judge     unstated
  text      unseen
