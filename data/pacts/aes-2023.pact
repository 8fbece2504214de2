pact aes-2023
  name      Liptako-Gourma Charter establishing the Alliance of Sahel States
  name      Liptako-Gourma Charter
  name      Alliance of Sahel States
  check     V source voltaire quotidiano
  kind      treaty
  signed    2023-09-16
  in-force  2023-09-16   check K source general   # one date in the fact table, taken for both
  ends      open
  party     BFA MLI NER
  text      published
  organ     AES also aes aes-2023 members each : the Alliance, by unanimity
  note      17 articles. The preamble recalls self-defence.
duty cooperate art 4 each -> each
  when      always
  owes      the fight against terrorism and organised crime together
  strength  necessary
  judge     organ AES
  text      unseen
duty support art 5 each -> each
  when      internal-conflict P   basis text   # armed rebellion
  owes      work to prevent and settle armed rebellion, by force if need be
  strength  necessary
  judge     organ AES
  text      unseen
duty defend art 6 each -> each
  when      armed-attack P   basis text   # on sovereignty or territory; also on forces abroad, ships and aircraft anywhere
  gate      organ AES   basis text   # unanimity
  owes      assistance, the use of armed force included
  strength  necessary
  judge     organ AES
  text      unseen
duty non-aggression art 8 each -> each
  when      always
  owes      no threat, use of force or aggression against the other
  strength  prohibition
  judge     unstated
  text      unseen
