"""What the program tells of itself: doctor, config, completion and the page of the manual."""
import json
import os
import pty
import select
import shutil
import subprocess
import time
import unittest

import program


def zsh_line(folder, line):
    """The line as zsh leaves it after the tabulator, its completion loaded from a folder."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "ZDOTDIR": folder})
    script = f"""fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D
tell() {{ zle complete-word; print -r -- $BUFFER >{folder}/line.part; mv {folder}/line.part {folder}/line }}
zle -N tell; bindkey '^I' tell; touch {folder}/ready
"""

    def waits_for(name):
        path, end = os.path.join(folder, name), time.monotonic() + 60
        while not os.path.exists(path) and time.monotonic() < end:
            if select.select([terminal], [], [], 0.05)[0]:
                os.read(terminal, 65536)
        with open(path, encoding="utf-8") as file:
            found = file.read()
        os.unlink(path)
        return found.strip()

    os.write(terminal, script.encode())
    waits_for("ready")
    os.write(terminal, line.encode() + b"\t")
    found = waits_for("line")
    os.close(terminal)
    os.waitpid(process, 0)
    return found


def shell(name, script, **options):
    return subprocess.run([name, "-c", script], capture_output=True, text=True, check=False, **options)


class Doctor(program.Case):
    def findings(self, status, **variables):
        done = program.run("doctor", "--json", env=program.environment(**variables))
        self.assertEqual(done.status, status, done.out.decode() + done.err)
        return {r["name"]: r for r in done.records}

    def test_all_is_well_here(self):
        found = self.findings(0)
        for name in ("program", "processor", "memory", "disk", "parser", "data", "pack", "model", "runtime", "coding"):
            self.assertIn(found[name]["state"], ("ok", "warn"), found[name])
        self.assertIn("All is well", program.run("doctor").out.decode())
        self.assertNotRegex(found["coding"]["what"], r"\b1 (events|claims)\b")

    def test_a_damaged_model_is_named_with_what_to_do(self):
        data = program.data_copy(self.folder)
        model = os.path.join(data, "models", open(os.path.join(data, "models", "default"), encoding="utf-8").read().strip())
        program.change(os.path.join(model, "heads.bin"), lambda bytes_: bytes_[:-1] + b"\x00\x01")
        found = self.findings(5, SAYSO_DATA=data)
        self.assertEqual(found["model"]["state"], "BAD")
        self.assertIn("heads.bin", found["model"]["what"])
        self.assertTrue(found["model"]["next"])

    def test_a_pack_that_is_older_than_a_table_is_told_with_what_to_do(self):
        data = program.data_copy(self.folder)
        self.assertEqual(program.run("pack", "--data", data).status, 0)
        self.assertEqual(self.findings(0, SAYSO_DATA=data)["pack"]["state"], "ok")
        program.change(os.path.join(data, "places", "areas.tsv"), lambda bytes_: bytes_)
        found = self.findings(0, SAYSO_DATA=data)["pack"]
        self.assertEqual(found["state"], "warn")
        self.assertIn("areas.tsv", found["what"])
        self.assertIn("sayso pack", found["next"])

    def test_what_is_missing_is_named(self):
        found = self.findings(5, SAYSO_DATA=self.folder, SAYSO_PARSER=self.folder + "/none")
        self.assertEqual((found["data"]["state"], found["parser"]["state"]), ("BAD", "BAD"))


class Config(program.Case):
    def shown(self, text=None, *arguments, **variables):
        if text is not None:
            variables["SAYSO_CONFIG"] = self.file("config.toml", text)
        done = program.run("config", "show", "--json", *arguments,
                           env=program.environment(HOME=self.folder, XDG_CONFIG_HOME="", **variables))
        self.assertEqual(done.status, 0, done.err)
        return {r["key"]: (r["value"], r["from"]) for r in done.records}

    def test_each_value_tells_where_it_comes_from(self):
        shown = self.shown('# mine\nmin-score = 0.25\noutlet = "The \\"Wire\\"" # here\n[code]\njobs = 1\n', SAYSO_LANG="en")
        self.assertEqual(shown["min-score"][0], "0.25")
        self.assertTrue(shown["min-score"][1].endswith("config.toml:2"))
        self.assertEqual(shown["outlet"][0], 'The "Wire"')
        self.assertTrue(shown["jobs"][1].endswith("config.toml:5"))
        self.assertEqual(shown["lang"], ("en", "environment SAYSO_LANG"))
        self.assertEqual(shown["format"], ("auto", "default"))
        self.assertNotIn("output", shown)

    def test_what_is_shown_can_be_kept_as_a_file(self):
        shown = program.run("config", "show", env=program.environment(SAYSO_MIN_SCORE="0.25")).out.decode()
        self.assertEqual(self.shown(shown)["min-score"][0], "0.25")

    def test_the_home_folder_is_read(self):
        self.file(".config/sayso/config.toml", "jobs = 1\n")
        self.assertEqual(self.shown()["jobs"][0], "1")

    def test_a_setting_holds_and_the_command_line_weighs_more(self):
        path = self.file("config.toml", "min-score = 1\n")
        env = program.environment(SAYSO_CONFIG=path)
        code = lambda *more: program.run("code", "-", *more, stdin=program.REPORT.encode(), env=env).records[0]["events"]
        self.assertEqual(code(), [])
        self.assertTrue(code("--min-score", "0"))

    def test_what_is_wrong_is_named_with_its_line(self):
        for text, line in (("jobs 1\n", 1), ("\nno-such = 1\n", 2), ("[nope]\njobs = 1\n", 2), ("min-score = 7\n", 1),
                           ('outlet = "x\n', 1), ("jobs = [1]\n", 1), ("output = 'x'\n", 1)):
            path = self.file("config.toml", text)
            done = program.run("code", "-", stdin=b"x", env=program.environment(SAYSO_CONFIG=path))
            self.assert_fault(done, 1, 1104)
            self.assertIn(f"config.toml:{line}: ", done.err)
        done = program.run("code", "-", stdin=b"x", env=program.environment(SAYSO_JOBS="many"))
        self.assert_fault(done, 1, 1104)
        self.assertIn("SAYSO_JOBS", done.err)
        self.assert_fault(program.run("code", "-", env=program.environment(SAYSO_CONFIG=self.folder + "/none")), 1, 1102)


class Completion(program.Case):
    def script(self, name):
        done = program.run("completion", name)
        self.assertEqual(done.status, 0, done.err)
        return self.file("sayso." + name, done.out)

    def bash(self, *words):
        path = self.script("bash")
        line = " ".join(f"'{word}'" for word in ("sayso", *words))
        done = shell("bash", f'source {path}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _sayso; printf "%s\\n" "${{COMPREPLY[@]}}"',
                     cwd=self.folder)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_bash_completes_commands_options_and_values(self):
        self.assertIn("code", self.bash("co"))
        self.assertIn("config", self.bash("co"))
        self.assertEqual(self.bash("config", "s"), ["show", "sayso.bash"])
        self.assertEqual(self.bash("code", "--min"), ["--min-score"])
        self.assertEqual(self.bash("code", "--format", "bra"), ["brat"])
        self.assertEqual(self.bash("completion", "z"), ["zsh"])
        self.assertEqual(self.bash("code", "--format", "=", "bra"), ["brat"], "--format=bra, as the shell parts it")
        self.assertIn("brat", self.bash("code", "--format", "="))
        self.assertEqual(self.bash("code", "sayso.b"), ["sayso.bash"])

    def test_zsh_and_fish_take_their_scripts(self):
        for name in ("zsh", "fish"):
            path = self.script(name)
            if not shutil.which(name):
                self.skipTest(f"skipped the completion of {name}: it is not installed")
            done = subprocess.run([name, "-n", path], capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), name)

    def test_fish_completes_commands_options_values_and_files(self):
        if not shutil.which("fish"):
            self.skipTest("skipped the completion of fish: it is not installed")
        path = self.script("fish")
        for line, told in (("conf", "config"), ("config s", "show"), ("code --form", "--format"), ("code --format bra", "brat"),
                           ("completion z", "zsh"), ("pact as", "ask"), ("code sayso.f", "sayso.fish")):
            done = shell("fish", f"source {path}; complete -C 'sayso {line}'", cwd=self.folder)
            self.assertEqual([each.split("\t")[0] for each in done.stdout.splitlines()], [told], done.stderr)

    def test_zsh_completes_commands_options_values_and_files(self):
        if not shutil.which("zsh"):
            self.skipTest("skipped the completion of zsh: it is not installed")
        os.rename(self.script("zsh"), os.path.join(self.folder, "_sayso"))
        self.file("report.txt", program.REPORT)
        for line, whole in (("conf", "config"), ("config s", "config show"), ("code --form", "code --format"),
                            ("code --format bra", "code --format brat"), ("completion z", "completion zsh"),
                            ("code rep", "code report.txt")):
            self.assertEqual(zsh_line(self.folder, "sayso " + line), "sayso " + whole)

    def test_another_shell_is_wrong_usage(self):
        self.assert_fault(program.run("completion", "tcsh"), 2, 1101)


class Man(program.Case):
    def test_it_holds_every_option_of_the_help(self):
        import re
        page = program.run("man").out.decode()
        self.assertTrue(page.startswith(".TH SAYSO 1"))
        told = page.replace("\\-", "-")
        for command in ("code", "relate", "demo", "doctor", "config", "completion"):
            help_text = program.run(command, "--help").out.decode()
            for flag in set(re.findall(r"^  (?:-\w,)?(--[a-z-]+)", help_text, re.M)):
                self.assertIn(flag, told)

    def test_groff_has_nothing_to_say_against_it(self):
        if not shutil.which("groff"):
            self.skipTest("skipped: groff is not installed")
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z"], input=program.run("man").out, capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
