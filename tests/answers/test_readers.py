"""The golden files of the writers, read as their users' programs read them, and readers that bear what is in the wild."""
import json
import os
import unittest

import readers

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
SHELLS, PLAN, SHELLING, RETRACTED = range(4)


def golden(name):
    with open(os.path.join(GOLDEN, name), "rb") as file:
        return file.read()


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
        self.assertEqual(len({(row["Event ID"], row["Event Date"]) for row in rows}), 4)
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
