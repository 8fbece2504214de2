pact fra-rus-1892
  name      Franco-Russian military convention
  name      Franco-Russian Alliance
  check     K source general
  kind      agreement
  signed    1892-08-17
  in-force  1894   # in effect; the day was not seen
  ends      1917
  party     FRA RUS
  text      secret until 1918   # its parties knew it
duty defend art 1 RUS -> FRA
  when      armed-attack P by DEU or armed-attack P by ITA   basis text
  when      armed-attack P by DEU or supports DEU ITA   basis text   # Italy supported by Germany
  owes      all its available forces against Germany
  strength  all-means
  judge     unstated
  text      unseen
duty defend art 1 FRA -> RUS
  when      armed-attack P by DEU or armed-attack P by AUT   basis text
  when      armed-attack P by DEU or supports DEU AUT   basis text   # Austria supported by Germany
  owes      all its available forces against Germany
  strength  all-means
  judge     unstated
  text      unseen
duty defend art 2 each -> each
  when      mobilised DEU or mobilised AUT or mobilised ITA   basis text   # the trigger is the other side's mobilisation
  owes      mobilise at once and together, and move to the frontiers
  strength  all-means immediately
  judge     unstated
  text      unseen
