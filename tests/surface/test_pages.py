"""Web pages, feeds and text in other encodings, from the outside: what is read, what is refused, what cannot harm."""
import json
import os
import pathlib
import unittest

import program

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Shells for Moscow | The Daily Wire</title>
<meta property="og:site_name" content="The Daily Wire"><meta property="article:published_time" content="2024-11-05T08:30:00Z">
<link rel="canonical" href="https://wire.example/shells"><meta name="author" content="By Ana Gómez"></head><body>
<nav><a href="/">Home, and other things, and a line of navigation</a></nav><article><h1>Shells for Moscow</h1>
<p>North Korea shipped <a href="/x">artillery shells</a> to Russia in September, South Korean officials said on Tuesday.</p>
<p>&ldquo;We condemn the shipment &amp; the treaty,&rdquo; the foreign ministry of Japan said. <script>alert(1)</script></p>
</article><footer>Copyright, all rights reserved, and so on</footer></body></html>"""
TEXT = ("North Korea shipped artillery shells to Russia in September, South Korean officials said on Tuesday.\n\n"
        "“We condemn the shipment & the treaty,” the foreign ministry of Japan said.\n")
FEED = """<?xml version="1.0" encoding="windows-1252"?><rss version="2.0" xmlns:dc="d"><channel><title>Wire</title>
<item><guid>g-1</guid><title>Shells</title><link>https://wire.example/1</link><dc:creator>Ana Gómez</dc:creator>
<pubDate>Tue, 05 Nov 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;North Korea shipped shells to Russia, Seoul said.&lt;/p&gt;</description></item>
<item><title>no text</title></item><item><guid>g-3</guid><description>Ankara expelled two Greek diplomats, Athens said.</description></item>
</channel></rss>"""


class Pages(program.Case):
    def doc(self, name, content, *arguments):
        done = program.run("code", self.file(name, content), *arguments)
        self.assertEqual(done.status, 0, done.err)
        coding = done.records[0]
        for event in coding["events"]:
            self.assertEqual(coding["doc"]["text"][event["start"]:event["end"]], event["trigger"])
        return coding["doc"]

    def test_the_article_of_a_page(self):
        doc = self.doc("page.html", PAGE)
        self.assertEqual(doc["text"], TEXT)
        self.assertEqual((doc["title"], doc["published_at"], doc["byline"], doc["outlet"], doc["url"]),
                         ("Shells for Moscow", "2024-11-05", "Ana Gómez", "The Daily Wire", "https://wire.example/shells"))
        self.assertNotIn("encoding", doc)

    def test_a_page_from_a_pipe(self):
        done = program.run("code", "-", stdin=PAGE.encode())
        self.assertEqual(done.records[0]["doc"]["text"], TEXT)
        self.assertEqual(done.records[0]["doc"]["key"], "https://wire.example/shells")

    def test_the_encoding_is_recorded_with_its_reason(self):
        declared = self.doc("a.html", PAGE.replace("utf-8", "iso-8859-1").replace("Gómez", "G\xf3mez").encode("latin-1"))
        self.assertEqual((declared["encoding"], declared["encoding_why"], declared["byline"]), ("windows-1252", "declared", "Ana Gómez"))
        text = "Côte d’Ivoire’s president shipped rifles to Mali in March, officials in Abidjan said on Tuesday."
        for encoding, told, why in (("cp1252", "windows-1252", "guessed"), ("utf-16", "utf-16le", "byte-order mark"),
                                    ("utf-16-be", "utf-16be", "zero bytes")):
            doc = self.doc("a.txt", text.encode(encoding))
            self.assertEqual((doc["text"], doc["encoding"], doc["encoding_why"]), (text, told, why))
        doc = self.doc("a.txt", "Ankara said the Škoda works were sold.".encode("iso-8859-2"), "--encoding", "ISO-8859-2", "--lang", "en")
        self.assertEqual((doc["text"], doc["encoding_why"]), ("Ankara said the Škoda works were sold.", "given"))

    def test_a_feed_gives_a_report_an_item(self):
        done = program.run("code", self.file("feed.xml", FEED.encode("cp1252")))
        self.assert_fault(done, 3, 1009)
        self.assertIn("feed.xml:2", done.err)
        docs = [r["doc"] for r in done.records]
        self.assertEqual([(d["key"], d["text"]) for d in docs], [("g-1", "North Korea shipped shells to Russia, Seoul said.\n"),
                                                               ("g-3", "Ankara expelled two Greek diplomats, Athens said.\n")])
        self.assertEqual((docs[0]["title"], docs[0]["published_at"], docs[0]["byline"], docs[0]["outlet"], docs[0]["url"]),
                         ("Shells", "2024-11-05", "Ana Gómez", "Wire", "https://wire.example/1"))

    def test_what_harms_the_parser_is_a_named_fault_and_the_run_goes_on(self):
        bad = {"deep.html": (b"<div>" * 100000, 1017), "open.html": (b"<b><font><i><u>" * 20000, 1017),
               "none.html": (b"<nav>nothing</nav>", 1018), "cut.rss": (b"<rss><channel>", 1019),
               "heavy.html": (b"<p>One, two.<br>" + b"<br>" * 1900000, 1016), "other.xml": (b"<?xml version='1.0'?><nitf/>", 1012),
               "slow.html": (b"<!--" + b"--!>" + b"<div>" * 400000, 1016)}
        if program.SANITIZED:
            del bad["heavy.html"]  # its memory is not bounded
        paths = [self.file(name, content) for name, (content, _) in bad.items()]
        done = program.run("code", *paths, self.file("z.txt", program.REPORT), timeout=120)
        self.assertEqual(done.status, 3)
        self.assertEqual([r["doc"]["text"] for r in done.records], [program.REPORT])
        for name, (_, number) in bad.items():
            self.assertRegex(done.err, rf"(?m)^sayso: .*{name}: .*\(SAY-{number}\); .+")

    def test_a_feed_reads_no_file_and_expands_nothing(self):
        secret = self.file("secret", "the secret")
        feed = ('<!DOCTYPE x [<!ENTITY f SYSTEM "file://%s"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item>'
                "<description>Ankara expelled two diplomats: &f; &b;</description></item></channel></rss>" % secret)
        doc = self.doc("feed.rss", feed)
        self.assertEqual(doc["text"], "Ankara expelled two diplomats: &f; &b;\n")

    def test_a_parser_that_is_not_there_is_named(self):
        done = program.run("code", self.file("a.html", PAGE), env=program.environment(SAYSO_PARSER=self.folder + "/none"))
        self.assert_fault(done, 3, 1016)

    def test_the_parser_can_open_and_start_nothing(self):
        # The confined process with another body: what it tries must fail.
        parser = pathlib.Path(program.PROGRAM).parent / "sayso-parse"
        self.assertTrue(os.access(parser, os.X_OK))
        import subprocess
        for arguments in ([], ["html"], ["html", "x", "1"], ["pdf", "1000000000", "1"]):
            done = subprocess.run([parser, *arguments], input=b"", capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stdout), (21, b""), arguments)


if __name__ == "__main__":
    unittest.main()
