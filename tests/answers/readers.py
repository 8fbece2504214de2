"""Readers of POLECAT, ICEWS, GDELT and PLOVER files that bear what published files hold: other names of a column, extra
and empty columns, trailing tabs, bytes that are not UTF-8, rows without a header."""
import json

GDELT_ACTOR = ("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code "
               "Type3Code").split()
GDELT_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
GDELT = ("GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
         + [f"Actor{n}{part}" for n in (1, 2) for part in GDELT_ACTOR]
         + ("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources "
            "NumArticles AvgTone").split()
         + [f"{of}Geo_{part}" for of in ("Actor1", "Actor2", "Action") for part in GDELT_GEO]
         + ["DATEADDED", "SOURCEURL"])
# GDELT 1.0 has no ADM2Code.
GDELT_OLD = [name for name in GDELT if "ADM2Code" not in name]
MENTIONS = ("GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
            "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
            "MentionDocTranslationInfo Extras").split()
OTHER_NAMES = {"Event Intensity": "Intensity"}
EMPTY = ("", "None", "NA", "NULL")


def decoded(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("iso-8859-1")


def lines(data):
    return [line.rstrip("\r") for line in decoded(data).split("\n") if line.strip("\r\t ")]


def table(data):
    """Rows of a file with a header; no quoting, as these files have none."""
    rows = lines(data)
    head = [OTHER_NAMES.get(name.strip(), name.strip()) for name in rows[0].split("\t")]
    for row in rows[1:]:
        cells = row.split("\t")
        yield {name: (None if cell in EMPTY else cell) for name, cell in zip(head, cells) if name}


def polecat(data):
    for row in table(data):
        for name in ("Actor Name", "Recipient Name", "Actor Country", "Recipient Country", "Contexts"):
            row[name] = row[name].split("; ") if row.get(name) else []
        yield row


icews = table


def rows_without_header(data, *heads):
    by_length = {len(head): head for head in heads}
    for row in lines(data):
        cells = row.split("\t")
        head = by_length.get(len(cells))
        if head is None:
            raise ValueError(f"{len(cells)} columns")
        yield {name: cell or None for name, cell in zip(head, cells)}


def gdelt(data):
    return rows_without_header(data, GDELT, GDELT_OLD)


def mentions(data):
    return rows_without_header(data, MENTIONS)


def entity(given):
    """The newer form of an entity, from either."""
    if "raw_text" in given:
        return given
    names = {"entity_text": "raw_text", "identifier_text": "entity_name", "sector": "sector_code", "code": "country_name"}
    return {names.get(key, key): value for key, value in given.items()}


def plover(data):
    for line in lines(data):
        record = json.loads(line)
        for key in ("actor", "recipient"):
            record[key] = [entity(each) for each in record.get(key, [])]
        yield record
