pact shusha-2021
  name      Shusha Declaration on allied relations (Turkey, Azerbaijan)
  name      Shusha Declaration
  check     V source azertac trend-2021
  kind      declaration
  signed    2021-06-15
  in-force  2022-02   # approved; the day was not seen
  ends      open
  party     TUR AZE
  text      published
  note      The text has no numbered articles. It names the Charter of the United Nations.
duty consult art ? each -> each
  when      armed-attack P or threat felt P   basis text   # in the opinion of either
  owes      urgent talks
  strength  consult
  judge     each-party
  text      unseen
duty defend art ? each -> each
  when      armed-attack P or threat felt P   basis text   # threat or aggression by a third state, in the opinion of either
  gate      joint P Q   basis text   # urgent talks set the scope
  owes      the help that is needed, its scope set by urgent talks
  strength  necessary
  judge     joint
  text      unseen
