-- The tables of a ledger (docs/ledger.md tells each). A file is one step: it is run once, whole or not at all.
-- Numbers are handles inside one file; ids and keys are the same in every ledger. Days are ISO 8601, offsets are
-- Unicode code points, end exclusive. `hash` is the beginning of the SHA-256 of a row that never changes.

CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- in = coded + without_event + rejected + duplicate, at every instant.
CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0)) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('in', 0), ('coded', 0), ('without_event', 0), ('rejected', 0), ('duplicate', 0);

CREATE TABLE run(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sayso TEXT NOT NULL, model TEXT NOT NULL, ontology TEXT NOT NULL, actors TEXT NOT NULL, ledger TEXT NOT NULL,
  isa TEXT NOT NULL, settings TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE outlet(
  name TEXT PRIMARY KEY,
  documents INTEGER NOT NULL DEFAULT 0,
  run INTEGER NOT NULL REFERENCES run
) STRICT, WITHOUT ROWID;

CREATE TABLE document(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL, key TEXT NOT NULL, outlet TEXT NOT NULL, published_at TEXT NOT NULL,
  url TEXT NOT NULL, lang TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  place INTEGER NOT NULL,              -- in the order of reports: by day, then id
  print TEXT NOT NULL,                 -- of key and text
  events INTEGER NOT NULL,             -- acts that it tells
  state TEXT NOT NULL DEFAULT 'live',  -- live superseded withdrawn
  superseded_by INTEGER REFERENCES document,
  rests_on INTEGER REFERENCES document,
  relation TEXT NOT NULL DEFAULT '', measure REAL NOT NULL DEFAULT 0, why TEXT NOT NULL DEFAULT '',
  withdrawn_on TEXT NOT NULL DEFAULT '', notice INTEGER REFERENCES document,  -- the kill that took it
  taken_out TEXT NOT NULL DEFAULT '',  -- why a person took it out
  hash TEXT NOT NULL,
  title TEXT NOT NULL, extra TEXT NOT NULL, told BLOB NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX document_id ON document(id);
CREATE INDEX document_key ON document(key);
CREATE INDEX document_outlet ON document(outlet, published_at);
CREATE INDEX document_place ON document(published_at, place);
CREATE INDEX document_rests_on ON document(rests_on) WHERE rests_on IS NOT NULL;
CREATE INDEX document_url ON document(url) WHERE url <> '';
CREATE INDEX document_title ON document(title COLLATE NOCASE) WHERE title <> '';
CREATE INDEX document_superseded_by ON document(superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX document_notice ON document(notice) WHERE notice IS NOT NULL;

CREATE VIRTUAL TABLE document_words USING fts5(title, text, content='document', content_rowid='number');

-- Reports that wait to be linked, or to be linked anew.
CREATE TABLE pending(document INTEGER PRIMARY KEY REFERENCES document) STRICT;

CREATE TABLE entity(
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL, country TEXT NOT NULL, cameo TEXT NOT NULL, sectors TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES run
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name ON entity(name COLLATE NOCASE);
CREATE INDEX entity_country ON entity(country) WHERE country <> '';
-- What reports call it.
CREATE TABLE name(
  name TEXT NOT NULL COLLATE NOCASE, entity TEXT NOT NULL REFERENCES entity,
  PRIMARY KEY (name, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_entity ON name(entity);

-- An act as one report tells it; `body` holds all of it.
CREATE TABLE act(
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  "trigger" TEXT NOT NULL, type TEXT NOT NULL, act TEXT NOT NULL, mode TEXT NOT NULL, context TEXT NOT NULL,
  cameo TEXT NOT NULL, factuality TEXT NOT NULL, tense TEXT NOT NULL, stance TEXT NOT NULL,
  when_from TEXT NOT NULL, when_to TEXT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL, score REAL NOT NULL,
  hash TEXT NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE INDEX act_document ON act(document, start);

CREATE TABLE role(
  act INTEGER NOT NULL REFERENCES act,
  role TEXT NOT NULL,                  -- actors recipients object where when toll
  place INTEGER NOT NULL,
  entity TEXT REFERENCES entity,       -- of actors and recipients
  value TEXT NOT NULL,
  start INTEGER, "end" INTEGER,
  PRIMARY KEY (act, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_entity ON role(entity, role) WHERE entity IS NOT NULL;

CREATE TABLE claim(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  act INTEGER NOT NULL REFERENCES act,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, factuality TEXT NOT NULL, tense TEXT NOT NULL, stance TEXT NOT NULL,
  condition TEXT NOT NULL, named INTEGER NOT NULL, voices TEXT NOT NULL
) STRICT;
CREATE INDEX claim_id ON claim(id);
CREATE INDEX claim_act ON claim(act);

-- The path of vouchers of a claim, innermost first; the outlet is implied. One row per voucher of a link; an unnamed
-- source has one row without entity.
CREATE TABLE chain(
  claim INTEGER NOT NULL REFERENCES claim,
  depth INTEGER NOT NULL, place INTEGER NOT NULL,
  entity TEXT REFERENCES entity,
  voucher TEXT NOT NULL, kind TEXT NOT NULL, cue TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, depth, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX chain_entity ON chain(entity) WHERE entity IS NOT NULL;

-- What linking works on. A band is a trace of the words of a text: reports that share one may be copies.
CREATE TABLE band(
  band INTEGER NOT NULL, place INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document,
  rest INTEGER NOT NULL,               -- place of the report that it rests on, else the greatest number
  PRIMARY KEY (band, place, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_rest ON band(band, rest);
CREATE INDEX band_document ON band(document);

-- Acts that share a key and whose days (from `first` to `day`) overlap may be one event; `tie` is of their content.
CREATE TABLE block(
  key INTEGER NOT NULL, day INTEGER NOT NULL, tie INTEGER NOT NULL, act INTEGER NOT NULL REFERENCES act,
  first INTEGER NOT NULL,
  PRIMARY KEY (key, day, tie, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_act ON block(act);

-- Acts that are alike, the earlier first, and why.
CREATE TABLE edge(
  a INTEGER NOT NULL REFERENCES act, b INTEGER NOT NULL REFERENCES act,
  score REAL NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_b ON edge(b);

CREATE TABLE event(
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL, act TEXT NOT NULL, mode TEXT NOT NULL, context TEXT NOT NULL, cameo TEXT NOT NULL,
  quad INTEGER NOT NULL, intensity REAL NOT NULL,
  when_from TEXT NOT NULL, when_to TEXT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL,
  standing TEXT NOT NULL, stage TEXT NOT NULL, status TEXT NOT NULL,  -- of all that is known
  reports INTEGER NOT NULL, independent_voices INTEGER NOT NULL, denying_voices INTEGER NOT NULL,
  expected_by TEXT NOT NULL,
  day TEXT NOT NULL, last_day TEXT NOT NULL,                          -- when it was, else when it was first told
  first_report TEXT NOT NULL,
  run INTEGER REFERENCES run
) STRICT, WITHOUT ROWID;
CREATE INDEX event_day ON event(day);
CREATE INDEX event_type ON event(type);
CREATE INDEX event_stage ON event(stage, expected_by);

-- Which event an act is taken to tell, and why. `base`: the act of an earlier report that it repeats.
CREATE TABLE event_act(
  act INTEGER PRIMARY KEY REFERENCES act,
  document INTEGER NOT NULL REFERENCES document,
  event TEXT,
  base INTEGER REFERENCES act,
  linked_by TEXT NOT NULL DEFAULT '', link_score REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX event_act_event ON event_act(event);
CREATE INDEX event_act_document ON event_act(document);
CREATE INDEX event_act_base ON event_act(base) WHERE base IS NOT NULL;
CREATE VIEW event_claim AS
  SELECT l.event AS event, c.id AS claim, c.stance AS stance, l.document AS document, l.linked_by AS linked_by,
    l.link_score AS link_score
  FROM event_act AS l JOIN claim AS c ON c.act = l.act WHERE l.event IS NOT NULL;

-- Ids that merges and splits have retired.
CREATE TABLE alias(id TEXT PRIMARY KEY, event TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX alias_event ON alias(event);

CREATE TABLE change(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, change TEXT NOT NULL,  -- insert update tombstone
  event TEXT NOT NULL, "into" TEXT NOT NULL,
  status_before TEXT NOT NULL, status_after TEXT NOT NULL, why TEXT NOT NULL,
  run INTEGER REFERENCES run
) STRICT;
CREATE INDEX change_event ON change(event);

-- How two reports of one event stand to each other by what they tell; `shared` acts decided it.
CREATE TABLE relation(
  later INTEGER NOT NULL REFERENCES document, earlier INTEGER NOT NULL REFERENCES document,
  relation TEXT NOT NULL, why TEXT NOT NULL, shared INTEGER NOT NULL,
  PRIMARY KEY (later, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_earlier ON relation(earlier);

-- Fields that a correction takes back.
CREATE TABLE corrected(
  document INTEGER NOT NULL REFERENCES document, field TEXT NOT NULL,
  notice INTEGER NOT NULL REFERENCES document, day TEXT NOT NULL,
  PRIMARY KEY (document, field, notice)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_notice ON corrected(notice);

CREATE TABLE notice(
  document INTEGER PRIMARY KEY REFERENCES document,
  does TEXT NOT NULL                   -- kill correction
) STRICT;

CREATE TABLE reject(
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL, fault INTEGER NOT NULL, what TEXT NOT NULL, place TEXT NOT NULL, next TEXT NOT NULL,
  times INTEGER NOT NULL, run INTEGER REFERENCES run, at TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX reject_key ON reject(key, fault, what, place);

-- What persons put right; anchored on words, so that it survives a new coding.
CREATE TABLE correction(
  number INTEGER PRIMARY KEY,
  document_key TEXT NOT NULL, words TEXT NOT NULL, field TEXT NOT NULL,
  old TEXT NOT NULL, new TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
  replaces INTEGER REFERENCES correction, hash TEXT NOT NULL
) STRICT;
CREATE INDEX correction_key ON correction(document_key);

-- Admiralty grades: of outlets A-F, of claims 1-6. A proposal counts for nothing until a person accepts it.
CREATE TABLE grade(
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('outlet', 'claim')), target TEXT NOT NULL, grade TEXT NOT NULL,
  basis TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, accepted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX grade_target ON grade(kind, target);
