pact usa-phl-1951
  name      Mutual Defense Treaty (United States, Philippines)
  name      US-Philippine Mutual Defense Treaty
  check     V source manila-shimbun gma
  kind      treaty
  signed    1951-08-30   check V A source manila-shimbun atop
  in-force  1952-08-27
  ends      open
  term      1 year of notice
  party     USA PHL   check V A source manila-shimbun atop
  text      published
  note      Measures are reported to the Security Council.
duty consult art III each -> each
  when      threat felt P   basis text
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art IV each -> each   check V A source manila-shimbun gma atop
  when      armed-attack P   basis text   # Art. V: metropolitan territory, Pacific islands, armed forces, public vessels, aircraft
  when      inside pacific-area   basis text
  gate      domestic Q   basis text
  owes      to act to meet the common dangers by its constitutional processes
  strength  self-judged
  judge     each-party
  text      unseen
reading USA 2023 on defend: widen pacific-area with south-china-sea   check V source gma   "anywhere in the South China Sea"   # guidelines of 2023: coast guards too
reading PHL 2023 on defend: widen pacific-area with south-china-sea   check V source gma   "anywhere in the South China Sea"
reading PHL 2024-06 on defend/armed-attack PHL = no about CHN attacks PHL since 2024-06-17   check V source gma   "the reason to invoke"   # Marcos on Second Thomas Shoal: not that
