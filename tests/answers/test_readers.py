"""The golden files of the writers, read as their users' programs read them, and readers that bear what is in the wild."""
import datetime
import json
import os
import re
import unittest

import readers

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
SHELLS, PLAN, SHELLING, RETRACTED = range(4)


def golden(name):
    with open(os.path.join(GOLDEN, name), "rb") as file:
        return file.read()


def day(text):
    return datetime.date.fromisoformat(text)


def one_of(*words):
    return lambda cell: cell in words


def listed(cell):
    return all(part and part == part.strip() for part in cell.split("; "))


def matching(pattern):
    return lambda cell: re.fullmatch(pattern, cell) is not None


def number(low, high):
    return lambda cell: low <= float(cell) <= high


ANY, TEXT = (lambda cell: True), (lambda cell: bool(cell.strip()))
DAY, CODE, ISO3 = matching(r"\d{4}-\d\d-\d\d"), matching(r"(0[1-9]|1\d|20)\d{0,2}"), matching(r"[A-Z]{3}")
LATITUDE, LONGITUDE, WHOLE = number(-90, 90), number(-180, 180), matching(r"\d+")
SECTORS = matching(r"[A-Z]{3}(; [A-Z]{3})*")
PLOVER_TYPES = ("ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION "
                "SUPPORT THREATEN").split()
QUADS = [f"{how} {what}" for how in ("VERBAL", "MATERIAL") for what in ("COOPERATION", "CONFLICT")]

# What each column of a format holds where it holds something; "!": it always does.
POLECAT = {
    "Event ID!": TEXT, "Event Date!": DAY, "Event Type!": one_of(*PLOVER_TYPES), "Event Mode": matching("[a-z-]+"),
    "Intensity!": number(-10, 10), "Quad Code!": one_of(*QUADS), "Contexts": listed, "Actor Name": listed,
    "Actor Country": matching("[A-Z]{3}(; [A-Z]{3})*"), "Actor COW": matching(r"\d+(; \d+)*"),
    "Primary Actor Sector": ISO3, "Actor Sectors": SECTORS, "Actor Title": TEXT, "Actor Name Raw": listed,
    "Wikipedia Actor ID": WHOLE, "Recipient Name": listed, "Recipient Country": matching("[A-Z]{3}(; [A-Z]{3})*"),
    "Recipient COW": matching(r"\d+(; \d+)*"), "Primary Recipient Sector": ISO3, "Recipient Sectors": SECTORS,
    "Recipient Title": TEXT, "Recipient Name Raw": listed, "Wikipedia Recipient ID": WHOLE, "Placename": TEXT, "City": TEXT,
    "District": TEXT, "Province": TEXT, "Country": ISO3, "Latitude": LATITUDE, "Longitude": LONGITUDE, "GeoNames ID": WHOLE,
    "Raw Placename": TEXT, "Feature Type": TEXT, "Source": listed, "Publication Date!": DAY, "Story People": listed,
    "Story Organizations": listed, "Story Locations": listed, "Language!": one_of("English"), "Version!": TEXT}
ICEWS = {
    "Event ID!": WHOLE, "Event Date!": DAY, "Source Name": TEXT, "Source Sectors": TEXT, "Source Country": TEXT,
    "Event Text!": TEXT, "CAMEO Code!": CODE, "Intensity!": number(-10, 10), "Target Name": TEXT, "Target Sectors": TEXT,
    "Target Country": TEXT, "Story ID!": WHOLE, "Sentence Number": WHOLE, "Publisher": TEXT, "City": TEXT, "District": TEXT,
    "Province": TEXT, "Country": TEXT, "Latitude": LATITUDE, "Longitude": LONGITUDE}
ACTOR = {"Code": matching("[A-Z]{3,18}"), "Name": str.isupper, "CountryCode": ISO3, "KnownGroupCode": ISO3, "EthnicCode": ISO3,
         "Religion1Code": ISO3, "Religion2Code": ISO3, "Type1Code": ISO3, "Type2Code": ISO3, "Type3Code": ISO3}
PLACE = {"Type": one_of(*"12345"), "FullName": TEXT, "CountryCode": matching("[A-Z]{2}"), "ADM1Code": TEXT, "ADM2Code": TEXT,
         "Lat": LATITUDE, "Long": LONGITUDE, "FeatureID": TEXT}
COMPACT, STAMP = matching(r"\d{8}"), matching(r"\d{14}")
GDELT = {
    "GLOBALEVENTID!": WHOLE, "SQLDATE!": COMPACT, "MonthYear!": matching(r"\d{6}"), "Year!": matching(r"\d{4}"),
    "FractionDate!": matching(r"\d{4}\.\d{4}"),
    **{f"Actor{n}{part}": check for n in (1, 2) for part, check in ACTOR.items()},
    "IsRootEvent": one_of("0", "1"), "EventCode!": CODE, "EventBaseCode!": matching(r"\d{2,3}"),
    "EventRootCode!": matching(r"\d\d"), "QuadClass!": one_of(*"1234"), "GoldsteinScale!": number(-10, 10),
    "NumMentions!": WHOLE, "NumSources!": WHOLE, "NumArticles!": WHOLE, "AvgTone": number(-100, 100),
    **{f"{of}Geo_{part}": check for of in ("Actor1", "Actor2", "Action") for part, check in PLACE.items()},
    "DATEADDED!": STAMP, "SOURCEURL!": TEXT}
OFFSET = matching(r"-1|\d+")
MENTIONS = {
    "GLOBALEVENTID!": WHOLE, "EventTimeDate!": STAMP, "MentionTimeDate!": STAMP, "MentionType!": one_of(*"123456"),
    "MentionSourceName": TEXT, "MentionIdentifier!": TEXT, "SentenceID": WHOLE, "Actor1CharOffset!": OFFSET,
    "Actor2CharOffset!": OFFSET, "ActionCharOffset!": OFFSET, "InRawText!": one_of("0", "1"),
    "Confidence!": one_of(*(str(n) for n in range(10, 101, 10))), "MentionDocLen": WHOLE, "MentionDocTone": number(-100, 100),
    "MentionDocTranslationInfo": ANY, "Extras": ANY}


class Columns(unittest.TestCase):
    """Column by column: names, order, codes, forms of dates, what is missing."""

    def check(self, rows, columns):
        names = [name.rstrip("!") for name in columns]
        for row in rows:
            self.assertEqual(list(row), names)
            for (name, fits), cell in zip(columns.items(), row.values()):
                if cell is None or cell == []:
                    self.assertFalse(name.endswith("!"), f"{name} is empty")
                    continue
                self.assertTrue(fits("; ".join(cell) if isinstance(cell, list) else cell), f"{name}: {cell}")

    def test_polecat(self):
        self.check(readers.polecat(golden("polecat.tsv")), POLECAT)

    def test_icews(self):
        self.check(readers.icews(golden("icews.tab")), ICEWS)

    def test_gdelt(self):
        self.check(readers.gdelt(golden("gdelt.export.CSV")), GDELT)
        self.check(readers.mentions(golden("gdelt.mentions.CSV")), MENTIONS)
        for row in readers.gdelt(golden("gdelt.export.CSV")):
            self.assertEqual((row["MonthYear"], row["Year"]), (row["SQLDATE"][:6], row["SQLDATE"][:4]))
            month, of_month = int(row["SQLDATE"][4:6]), int(row["SQLDATE"][6:])
            self.assertEqual(row["FractionDate"][5:], f"{(month * 30 + of_month) * 10000 // 365:04}")
            self.assertEqual(row["EventBaseCode"], row["EventCode"][:3])
            root = int(row["EventRootCode"])
            self.assertEqual(int(row["QuadClass"]), 1 if root < 6 else 2 if root < 9 else 3 if root < 14 else 4)

    def test_one_event_has_one_day_and_code_in_all_formats(self):
        polecat = list(readers.polecat(golden("polecat.tsv")))
        plover = list(readers.plover(golden("plover.jsonl")))
        told = lambda row, date, code: (row[date].replace("-", ""), row[code])
        pairs = {told(row, "Event Date", "CAMEO Code") for row in readers.icews(golden("icews.tab"))}
        self.assertEqual(pairs, {told(row, "SQLDATE", "EventCode") for row in readers.gdelt(golden("gdelt.export.CSV"))})
        self.assertEqual({row["Event Date"].replace("-", "") for row in polecat}, {date for date, _ in pairs})
        self.assertEqual([(row["Event ID"], row["Event Type"]) for row in polecat],
                         [(record["id"], record["event"][0]) for record in plover])
        self.assertEqual([row["Quad Code"].lower() for row in polecat], [record["quad_code"] for record in plover])

    def test_plover(self):
        known = ("id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
                 "context link text text_info cite_info coder coded_date coded_time comment").split()
        entities = {"raw_text", "entity_name", "wikidata_id", "wiki_description", "country_name", "sector_code",
                    "other_sector_codes"}
        places = set("extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
                     "feature_code resolution".split())
        for line in readers.lines(golden("plover.jsonl")):
            record = json.loads(line)
            self.assertEqual(list(record), [key for key in known if key in record])
            self.assertIs(record["has_event"], True)
            for key in ("date", "enddate"):
                day(record.get(key, "2000-01-01"))
            self.assertLessEqual(record["date"], record.get("enddate", "9"))
            for key in ("actor", "recipient"):
                for each in record.get(key, []):
                    self.assertLessEqual(set(each), entities)
            self.assertLessEqual(set(record.get("event_loc", {})), places)
            self.assertIn(record["event"][0], PLOVER_TYPES)
            self.assertTrue(-10 <= record["event_scale"] <= 10)
            for key in ("event", "event_text", "mode", "context", "link"):
                self.assertIsInstance(record.get(key, []), list)


class Polecat(unittest.TestCase):
    def test_events_come_back(self):
        rows = list(readers.polecat(golden("polecat.tsv")))
        self.assertEqual([row["Event Type"] for row in rows], ["AID", "AGREE", "ASSAULT", "SANCTION"])
        self.assertEqual(rows[SHELLS]["Actor Name"], ["North Korea"])
        self.assertEqual(rows[SHELLING]["Actor Name"], ["North Korean troops", "Russian troops"])
        self.assertEqual(float(rows[SHELLING]["Latitude"]), 50.29)
        self.assertIsNone(rows[PLAN]["Event Mode"])  # a visit is a mode of meeting, not of agreeing
        self.assertIsNone(rows[SHELLS]["Wikipedia Actor ID"])

    def test_published_files_are_borne(self):
        rows = golden("polecat.tsv").split(b"\n")
        rows[0] = rows[0].replace(b"\tIntensity\t", b"\tEvent Intensity\t") + b"\tHeadline\tFeed\t"
        rows[1] = rows[1].replace(b"Harbour Wire", b"Harb\xf6r Wire") + b"\t\t\t"
        read = list(readers.polecat(b"\r\n".join(rows)))
        self.assertEqual(len(read), 4)
        self.assertEqual(read[SHELLS]["Intensity"], "10")
        self.assertTrue(read[SHELLS]["Source"].startswith("Harb\xf6r Wire"))


class Icews(unittest.TestCase):
    def test_codes_are_text_and_pairs_have_rows(self):
        rows = list(readers.icews(golden("icews.tab")))
        self.assertEqual(rows[0]["CAMEO Code"], "072")
        self.assertEqual(len({(row["Event ID"], row["Event Date"]) for row in rows}), 7, "the key of a row")
        self.assertEqual(len(rows), 7)
        self.assertEqual(rows[2]["Publisher"], 'Dnipro "Herald"')


class Gdelt(unittest.TestCase):
    def test_mentions_belong_to_events(self):
        events = {row["GLOBALEVENTID"]: row for row in readers.gdelt(golden("gdelt.export.CSV"))}
        self.assertEqual(len(events), 7)
        mentions = list(readers.mentions(golden("gdelt.mentions.CSV")))
        self.assertEqual({row["GLOBALEVENTID"] for row in mentions}, set(events))
        for row in events.values():
            told = sum(each["GLOBALEVENTID"] == row["GLOBALEVENTID"] for each in mentions)
            self.assertEqual(int(row["NumMentions"]), told)
            self.assertIsNone(row["AvgTone"])
            float(row["FractionDate"])
            self.assertEqual(row["EventCode"][:2], row["EventRootCode"])

    def test_old_files_are_borne_and_shifted_ones_refused(self):
        rows = [line.split("\t") for line in readers.lines(golden("gdelt.export.CSV"))]
        keep = [i for i, name in enumerate(readers.GDELT) if "ADM2Code" not in name]
        old = "\n".join("\t".join(row[i] for i in keep) for row in rows).encode()
        self.assertEqual([row["SOURCEURL"] for row in readers.gdelt(old)], [row[60] for row in rows])
        with self.assertRaises(ValueError):
            list(readers.gdelt(b"1\t2\t3\n"))


class Plover(unittest.TestCase):
    def test_required_keys_are_there(self):
        for record in readers.plover(golden("plover.jsonl")):
            for key in ("id", "date", "actor", "event"):
                self.assertTrue(record[key], key)
            for report in record["cite_info"]["reports"]:
                self.assertLess(report["start"], report["end"])

    def test_both_forms_of_entities_are_read(self):
        old = {"id": "1", "date": "2025-01-01", "event": ["AID"],
               "actor": [{"code": "PRK", "sector": "GOV", "entity_text": "Pyongyang", "identifier_text": "North Korea"}]}
        read = next(readers.plover(json.dumps(old).encode()))
        self.assertEqual(read["actor"][0]["entity_name"], "North Korea")
        self.assertEqual(read["actor"][0]["sector_code"], "GOV")


if __name__ == "__main__":
    unittest.main()
