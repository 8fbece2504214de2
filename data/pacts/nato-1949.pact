pact nato-1949
  name      North Atlantic Treaty
  name      Washington Treaty
  name      NATO treaty
  check     V source nato-site
  kind      treaty
  signed    1949-04-04   check V A source nato-site atop
  in-force  1949-08-24
  ends      open
  term      20 years, then 1 year of notice (Art. 13)
  party     BEL CAN DNK FRA ISL ITA LUX NLD NOR PRT GBR USA   check V A source nato-site atop
  party     GRC TUR             from 1952-02-18   check V A source nato-site atop
  party     DEU                 from 1955-05-06   check V A source nato-site atop
  party     ESP                 from 1982-05-30   check V A source nato-site atop
  party     CZE HUN POL         from 1999-03-12   check V A source nato-site atop
  party     BGR EST LVA LTU ROU SVK SVN from 2004-03-29   check V A source nato-site atop
  party     ALB HRV             from 2009-04-01   check V A source nato-site atop
  party     MNE                 from 2017-06-05   check V A source nato-site atop
  party     MKD                 from 2020-03-27
  party     FIN                 from 2023-04-04
  party     SWE                 from 2024-03-07
  text      published
  organ     NAC also NATO nac nato North-Atlantic-Council nato-1949 members each : the North Atlantic Council, which works by consensus (practice)
  note      Measures are reported to the Security Council at once and end when it has acted (Art. 5).
duty build art 3 each -> each
  when      always
  owes      keep and develop the capacity to resist attack
  strength  build
  judge     unstated
  text      unseen
duty consult art 4 each -> each
  when      threat felt P   # in the opinion of any of them: self-judging
  gate      request any
  owes      consultation
  strength  consult
  judge     each-party
  text      unseen
duty defend art 5 each -> each   check V A source nato-site atop
  when      armed-attack P   basis text
  when      external P   basis reading   check V source rferl-2001   # Council of 12 September 2001: directed from abroad
  when      inside nato-art6   basis text   # Art. 6
  unless    attacker party   basis reading   # not in the text
  unless    unsc restored-peace   basis text
  route     un51 P   basis text
  gate      request P   basis custom   check K source icj-1986   # not in Art. 5
  gate      domestic Q   basis text   # Art. 11
  owes      such action as it deems necessary
  strength  self-judged immediately
  judge     each-party
  quote     "such action as it deems necessary"
  vague     "in Europe or North America"
  note      Art. 6 reaches territory in Europe or North America, Turkey, islands in the North Atlantic north of the Tropic of Cancer (Algeria until 1962-07-03), and forces, ships and aircraft in or over these, the Mediterranean or that ocean area.
duty no-hostile-pact art 8 each -> each
  when      always
  owes      no engagement that conflicts with this treaty
  strength  prohibition
  judge     unstated
  text      unseen
reading NAC 2001-09-12 on defend/external USA = open about any attacks USA since 2001-09-11   check V source rferl-2001   "directed from abroad"
reading NAC 2001-10-02 on defend/external USA = yes about any attacks USA since 2001-09-11   check V source rferl-2001
reading TUR 2012-06 on defend/inside nato-art6 = yes about SYR attacks TUR since 2012-06-22   check K source press-2012-nato   # 13 nautical miles off the coast
reading SYR 2012-06 on defend/inside nato-art6 = no about SYR attacks TUR since 2012-06-22   check K source press-2012-nato   # in Syrian air
reading RUS 2025-09 on defend/armed-attack POL = no about RUS attacks POL since 2025-09   check V source press-2025-nato   # calls the charge groundless
reading IRN 2026-03 on defend/armed-attack TUR = no about IRN attacks TUR since 2026-03-04   check V source press-2026-hatay   # denies aiming at Turkey
