"""The page (`sayso code --format html`) in a headless browser: keys, clicks, hover, small screens, paper, light and
dark, axe-core, overlapping spans, long reports, and that no text of a report ever becomes markup or script.

SAYSO_CHROMIUM names a browser; SAYSO_SCREENSHOT a file for a picture of the demo's page."""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import attacks  # noqa: E402

PROGRAM = os.environ.get("SAYSO_PROGRAM") or os.path.join(ROOT, "build", "sayso")
MADE = os.environ.get("SAYSO_MADE_PAGE") or os.path.join(os.path.dirname(PROGRAM), "made_page")
MODULES = os.environ.get("SAYSO_PAGE_MODULES") or os.path.join(ROOT, "build", "deps", "page")
DATA = os.path.join(ROOT, "data")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OVERLAP = "abcdeфghij\n\nklmno🚢qrst"
SPANS = [(0, 6), (3, 9), (3, 9), (5, 5), (8, 15), (14, 20), (9, 14), (19, 99), (50, 60), (7, 4)]


def browser():
    given = os.environ.get("SAYSO_CHROMIUM")
    return given or next((found for found in map(shutil.which, BROWSERS) if found), None)


def as_shown(text):
    """What a page can hold of a text: NUL has no place in HTML."""
    return text.replace("\0", "\ufffd")


class Page(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="sayso-page-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, command, **options):
        path = self.path(name)
        with open(path, "wb") as file:
            subprocess.run(command, stdout=file, check=True, timeout=500, **options)
        return path

    def page(self, *arguments, stdin=None):
        path = self.path("page.html")
        environment = {**os.environ, "SAYSO_DATA": DATA}
        subprocess.run([PROGRAM, "code", *arguments, "--format", "html", "-o", path, "--quiet"], input=stdin, env=environment,
                       cwd=ROOT, check=True, timeout=500)
        return path

    def coded(self):
        """Attack strings in the middle of news, through the whole program."""
        strings = [s for s in attacks.MARKUP[::6] + attacks.AWKWARD[::16] if "\0" not in s]
        texts = []
        for i in range(0, len(strings), 12):
            lines = [f"Ankara expelled two diplomats on Monday, {s} officials said." for s in strings[i:i + 12]]
            texts.append("\n\n".join(lines).strip())
        records = [json.dumps({"id": s, "title": s, "outlet": s, "url": s, "text": text}) for s, text in zip(strings, texts)]
        path = self.page("-", "--lang", "en", stdin="\n".join(records).encode("utf-8", "surrogatepass"))
        os.rename(path, self.path("coded.html"))
        with open(self.path("reports.jsonl"), "w", encoding="utf-8") as file:
            file.write("\n".join(records))
        done = subprocess.run([PROGRAM, "code", self.path("reports.jsonl"), "--lang", "en", "--format", "jsonl"], check=True, capture_output=True,
                              env={**os.environ, "SAYSO_DATA": DATA}, timeout=500)
        given = [json.loads(line)["doc"]["text"] for line in done.stdout.decode("utf-8").splitlines()]
        return self.path("coded.html"), [as_shown(text) for text in given]

    def test_in_a_browser(self):
        found = browser()
        self.assertTrue(found, "no browser: install chromium-headless-shell (tools/setup.sh test), or name one in SAYSO_CHROMIUM")
        self.assertTrue(os.path.isdir(os.path.join(MODULES, "node_modules", "playwright-core")),
                        f"no playwright-core under {MODULES}: run tools/setup.sh test")
        strings = attacks.MARKUP + [s for s in attacks.AWKWARD if "\0" not in s]
        coded, coded_texts = self.coded()
        demo = "data/demo/report.txt"
        given = {
            "chromium": found, "modules": MODULES, "screenshot": os.environ.get("SAYSO_SCREENSHOT", ""),
            "demo": shutil.move(self.page(demo), self.path("demo.html")),
            "overlap": self.write("overlap.html", [MADE, DATA, "overlap"]), "overlapText": OVERLAP,
            "overlapSpans": [(f"v{i + 1}", *span) for i, span in enumerate(SPANS)]
            + [(f"m{i + 1}", span[0] + 1, span[1] + 1) for i, span in enumerate(SPANS)],
            "hostile": self.write("hostile.html", [MADE, DATA, "hostile"], input="\0".join(strings).encode("utf-8")),
            "hostileTexts": [as_shown(s) for s in strings],
            "coded": coded, "codedTexts": coded_texts,
            "large": self.write("large.html", [MADE, DATA, "large", "256"]),
        }
        with open(self.path("given.json"), "w", encoding="utf-8") as file:
            json.dump(given, file)
        done = subprocess.run(["node", os.path.join(HERE, "browser.cjs"), self.path("given.json")], capture_output=True, text=True,
                              check=False, timeout=500)
        print(done.stdout.strip())
        self.assertEqual(done.returncode, 0, done.stdout[-6000:] + done.stderr[-3000:])

    def test_there_are_as_many_attacks_as_told(self):
        self.assertEqual((len(set(attacks.MARKUP)), len(set(attacks.AWKWARD))), (223, 515))

    def test_the_frame_allows_its_own_style_and_script_alone(self):
        with open(os.path.join(DATA, "page", "page.html"), encoding="utf-8") as file:
            frame = file.read()
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', frame)[1]
        self.assertTrue(policy.startswith("default-src 'none'; "), policy)
        for tag, name in (("style", "style-src"), ("script", "script-src")):
            inside = re.search(f"<{tag}>(.*?)</{tag}>", frame, re.S)[1]
            digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            self.assertIn(f"{name} 'sha256-{digest}'", policy, f"the <{tag}> has changed: put this hash into the policy")
        script = re.search(r"<script>(.*?)</script>", frame, re.S)[1]
        for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "XMLHttpRequest"):
            self.assertNotIn(banned, script)

    def test_a_page_needs_no_network_and_is_the_same_each_time(self):
        report = "data/demo/report.txt"
        with open(self.page(report), "rb") as file:
            first = file.read()
        with open(self.page(report), "rb") as file:
            self.assertEqual(file.read(), first)
        self.assertNotRegex(first.decode("utf-8"), r"(?:src|href)\s*=\s*[\"']?(?!#)[\w/]")


if __name__ == "__main__":
    unittest.main()
