pact rus-prk-2024
  name      Treaty on Comprehensive Strategic Partnership (Russia, DPRK)
  name      Comprehensive Strategic Partnership Treaty
  name      Comprehensive Strategic Partnership
  check     V source tass-2024 nhk-2024 interfax-2024
  kind      treaty
  signed    2024-06-19
  in-force  2024-12-04   # exchange of ratifications (Art. 22); Russian law of 2024-11-09, DPRK decree of 11-11
  ends      open
  term      unlimited
  exit      notice under Art. 23 (of 1 year, by general knowledge)
  party     RUS PRK
  replaces  rus-prk-2000 on 2024-12-04
  text      published lang ko ru
  note      23 articles. TASS of 2024-11-06 prints the clause of Art. 3 under "Article 4". Languages differ: AP and TASS "armed attack" / "aggression", KCNA in English "invasion … put in a state of war".
duty consult art 3 each -> each
  when      threat imminent armed-aggression P   basis text
  gate      request P or Q   basis text
  owes      consultation at once through bilateral channels
  strength  consult immediately
  judge     unstated
  text      unseen
duty defend art 4 each -> each
  when      armed-attack P by state   basis text   # by one or more states
  when      state-of-war P   basis text   # "and thus finds itself": the second limb
  route     un51 P   basis text
  gate      law P   basis text
  gate      law Q   basis text
  owes      military and other assistance
  strength  all-means immediately
  judge     each-party   # no organ, no third-party settlement seen
  quote     "military and other"
  vague     "armed attack" "state of war" "in accordance with the laws"
duty no-hostile-pact art 5 each -> each
  when      always
  owes      no pacts with third states against the other, no territory for them
  strength  prohibition
  judge     unstated
  text      unseen
duty build art 8 each -> each
  when      always
  owes      joint measures to strengthen defence
  strength  build
  judge     unstated
  text      unseen
duty cooperate art 16 each -> each
  when      always
  owes      to stand against unilateral sanctions
  strength  political
  judge     unstated
  text      unseen
reading RUS 2024-10-25 on defend: judge = self   check V source tass-2024 grade A1   "whether we apply it … is our sovereign decision"   # gist, translated
reading UKR 2024-11 on defend/un51 RUS = no about UKR attacks RUS   check K source jurist-ejil-2024
reading EU  2024-11 on defend/un51 RUS = no about UKR attacks RUS   check V source jurist-ejil-2024 grade A1   "takes part in a war of aggression"   # gist
reading KOR 2024-11 on defend/un51 RUS = no about UKR attacks RUS   check K source yonhap-2024
reading RUS 2025-04-26 on defend/armed-attack RUS = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading RUS 2025-04-26 on defend/armed-attack RUS by UKR = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading RUS 2025-04-26 on defend/state-of-war RUS = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading RUS 2025-04-26 on defend/un51 RUS = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading RUS 2025-04-26 on defend/law P = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading RUS 2025-04-26 on defend/law Q = yes about UKR attacks RUS since 2024-08   check K source kursk-press
reading PRK 2025-04-27 on defend/armed-attack RUS = yes about UKR attacks RUS since 2024-08   check K source kcna-2025 grade A1   "situation met the conditions of Article 4"   # gist, translated
reading PRK 2025-04-27 on defend/armed-attack RUS by UKR = yes about UKR attacks RUS since 2024-08   check K source kcna-2025 grade A1   "situation met the conditions of Article 4"   # gist, translated
reading PRK 2025-04-27 on defend/state-of-war RUS = yes about UKR attacks RUS since 2024-08   check K source kcna-2025
reading PRK 2025-04-27 on defend/un51 RUS = yes about UKR attacks RUS since 2024-08   check K source kcna-2025
reading PRK 2025-04-27 on defend/law P = yes about UKR attacks RUS since 2024-08   check K source kcna-2025
reading PRK 2025-04-27 on defend/law Q = yes about UKR attacks RUS since 2024-08   check K source kcna-2025
