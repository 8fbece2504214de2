pact au-2005
  name      African Union Non-Aggression and Common Defence Pact
  name      AU common defence pact
  check     V source africanlii
  kind      treaty
  signed    2005-01-31   # ATOP dates it 2005-03-07
  in-force  2009-12-18
  ends      open
  party     BEN BFA TCD COM COG ETH GAB GMB GHA GIN GNB LBR LBY MLI MRT MOZ NER RWA SEN TGO DZA   check A source atop   # those of 2018; about 20
  text      published
  organ     AU also au African-Union au-2005 members each : the organs of the African Union
  note      No article of the Charter is cited as a route.
duty defend art 2(c) each -> each   check V A source africanlii atop
  when      armed-attack P or threat imminent armed-aggression P   basis text   # by states or non-state actors; a very wide definition (Art. 1)
  gate      organ AU   basis text
  owes      aggression or threat against one counts as against all
  strength  necessary
  judge     organ AU
  text      unseen
duty defend art 4 each -> each   check V A source africanlii atop
  when      armed-attack P or threat imminent armed-aggression P   basis text
  gate      organ AU   basis text
  owes      mutual assistance for common defence and security
  strength  necessary
  judge     organ AU
  text      unseen
