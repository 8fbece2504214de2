pact eu-42-7
  name      Treaty on European Union, Article 42(7)
  name      mutual assistance clause of the European Union
  name      Lisbon Treaty
  check     V source reuters-2015 eprs-2015
  kind      treaty
  signed    2007-12-13   check V A source eprs-2015 atop
  in-force  2009-12-01
  ends      open
  exit      with the treaty itself (Art. 50)
  party     AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE   check V A source eprs-2015 atop
  party     HRV   from 2013-07-01   check V A source eprs-2015 atop
  party     GBR   until 2020-01-31   check V A source eprs-2015 atop
  text      published
  organ     EU also eu European-Union EU-Council eu-42-7 members each : the European Union; no decision of it is needed for Art. 42(7) (practice of 2015)
duty defend art 42(7) each -> each   check V A source eprs-2015 atop
  when      armed-attack P   basis text   # armed aggression on the territory of a member
  route     un51 P   basis text
  owes      aid and assistance by all means in its power
  strength  all-means
  judge     each-party   # no decision of the Union needed: practice of 2015
  text      unseen
  note      The security policy of neutral members is untouched; for its members NATO stays the forum of collective defence.
reading EU 2015-11-17 on defend/armed-attack FRA = yes about any attacks FRA since 2015-11-13   check V source reuters-2015   # unanimous
