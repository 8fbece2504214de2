#!/usr/bin/env python3
"""Sees every check fail: plants one fault of each kind in a scratch copy of the repository and expects the check to
name it, and not to name it before."""
import contextlib
import io
import os
import re
import shutil
import subprocess
import tempfile
import unittest
import unittest.mock

import check_docs
import check_layers
import check_sizes
import check_text

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Enough of the house for a fault to be seen in; the checks go through the whole house in their own stages.
COPIED = ("src/LAYERS", "src/base", "src/ontology", "include", "app/cli", "docs", "tools", "tests/misuse", "data/ontology", ".ci", "CMakeLists.txt", "CMakePresets.json",
          "README.md", "CHANGELOG.md", ".clang-format", ".clang-tidy")


class Scratch(unittest.TestCase):
    """A test with its own copy of the repository in self.root."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = os.path.join(self.folder.name, "copy")
        self.shared = os.path.join(self.folder.name, "shared")
        self.copy(*COPIED)

    def copy(self, *names):
        for name in names:
            source, target = os.path.join(ROOT, name), os.path.join(self.root, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if os.path.isdir(source):
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            elif os.path.exists(source):
                shutil.copy2(source, target)

    def write(self, path, text, mode="w"):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, mode, encoding="utf-8") as file:
            file.write(text)
        return full

    def run_tool(self, *command, **environment):
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False,
                              env=dict(os.environ, SAYSO_SHARED=self.shared) | environment)
        return done.returncode, done.stdout + done.stderr

    def faults(self, check):
        """What the check finds in the copy, one fault a line."""
        with contextlib.redirect_stdout(io.StringIO()), unittest.mock.patch.dict(os.environ, SAYSO_SHARED=self.shared):
            return "\n".join(check.check(self.root))

    def sees(self, check, fault, plant):
        """The check does not speak of the fault before plant() and does after it."""
        self.assertNotRegex(self.faults(check), fault)
        plant()
        self.assertRegex(self.faults(check), fault)


class Main(Scratch):
    def test_a_fault_fails_the_check(self):
        self.write("src/base/planted.h", "\n" * 201)
        status, output = self.run_tool("tools/check_sizes.py")
        self.assertEqual(status, 1)
        self.assertIn("src/base/planted.h: 201 lines, at most 200\n", output)

    def test_no_fault_passes_it(self):
        shutil.rmtree(os.path.join(self.root, "src"))
        shutil.rmtree(os.path.join(self.root, "app"))
        shutil.rmtree(os.path.join(self.root, "include"))
        self.write("tools/size_allow.tsv", "what\tmeasure\tmost\treason\n")
        self.assertEqual(self.run_tool("tools/check_sizes.py"), (0, "check_sizes.py: clean\n"))


class Layers(Scratch):
    def plant(self, path, text, fault):
        self.sees(check_layers, f"{path}.*{fault}", lambda: self.write(path, text))

    def layers(self, line, fault):
        self.sees(check_layers, fault, lambda: self.write("src/LAYERS", line + "\n", "a"))

    def test_folder_sees_what_it_does_not_name(self):
        self.plant("src/base/planted.cc", '#include "ontology/ontology.h"\n', r":1: .*base does not see ontology")

    def test_step_header_of_another_station(self):
        self.write("src/sentence/planted.h", "#pragma once\n")
        self.plant("src/model/planted.cc", '#include "sentence/planted.h"\n', "only sentence/sentence.h may be included")

    def test_header_of_tests_outside_tests(self):
        self.write("src/base/made_case.h", "#pragma once\n")
        self.write("src/base/planted_test.cc", '#include "base/made_case.h"\n')
        self.plant("src/base/planted.cc", '#include "base/made_case.h"\n', "for tests alone")

    def test_engine_header_below_the_engine(self):
        self.plant("src/event/planted.cc", '#include "sayso/sayso.h"\n', "not for stations below it")

    def test_third_party_header_outside_its_file(self):
        self.plant("src/event/planted.cc", "#include <simdjson.h>\n", r"<simdjson.h>: no `only` line")

    def test_third_party_header_by_prefix(self):
        self.plant("src/model/planted.cc", "#include <openvino/openvino.hpp>\n", r"<openvino/openvino.hpp>: no `only` line")

    def test_third_party_header_in_a_header(self):
        self.plant("src/event/planted.h", "#include <fmt/format.h>\n", "no third-party header in a header")

    def test_system_header_in_a_header(self):
        self.plant("src/base/planted.h", "#include <sys/stat.h>\n", "system headers belong in sources")

    def test_public_header_sees_src(self):
        self.plant("include/sayso/planted.h", '#include "base/span.h"\n', "sees itself and the standard library alone")

    def test_surface_sees_src(self):
        self.plant("app/cli/planted.cc", '#include "base/span.h"\n', "app/ sees include/sayso alone")

    def test_way_up(self):
        self.plant("src/event/planted.cc", '#include "../base/span.h"\n', r"no \.\./ in includes")

    def test_folder_without_line(self):
        self.sees(check_layers, "src/planted: has no line", lambda: self.write("src/planted/planted.h", "#pragma once\n"))

    def test_later_station_with_folder(self):
        self.write("src/planted/planted.h", "#pragma once\n")
        self.layers("later planted : base", "src/planted: is a later station")

    def test_line_without_folder(self):
        self.layers("planted : base", "planted has no folder")

    def test_line_names_what_is_not_above(self):
        self.layers("planted : elsewhere", "planted names elsewhere, which is not above it")

    def test_line_that_is_no_line(self):
        self.layers("planted base", "not understood: planted base")


class Sizes(Scratch):
    def plant(self, path, text, fault):
        self.sees(check_sizes, fault, lambda: self.write(path, text))

    def test_header(self):
        self.plant("src/base/planted.h", "\n" * 201, r"src/base/planted.h: 201 lines, at most 200")

    def test_source(self):
        self.plant("src/base/planted.cc", "\n" * 601, r"src/base/planted.cc: 601 lines, at most 600")

    def test_includes(self):
        self.plant("src/base/planted.cc", "#include <array>\n" * 13, "planted.cc: 13 includes, at most 12")

    def test_function(self):
        self.plant("src/base/planted.cc", "namespace sayso {\nnamespace {\nint f() {\n" + "\n" * 59 + "return 1;\n}\n}\n}\n",
                   "planted.cc:f: 62 lines, at most 60")

    def test_parameters(self):
        self.plant("src/base/planted.cc", "int f(int a, std::map<int, int> b, int c = g(1, 2), int d, int e, int h) { return 1; }\n",
                   "planted.cc:f: 6 parameters, at most 5")

    def test_nesting(self):
        self.plant("src/base/planted.cc", "void f(int a) {\n  if (a) {\n for (;;) {\n do {\n if (g(a)) {\n a = 1;\n}\n} while (a);\n}\n}\n}\n",
                   "planted.cc:f: 4 nesting, at most 3")

    def test_folder(self):
        self.sees(check_sizes, r"src/planted: 26 files, at most 25",
                  lambda: [self.write(f"src/planted/f{n}.cc", "") for n in range(26)])

    def test_cmake(self):
        self.plant("planted.cmake", "\n" * 501, r"CMake: \d+ lines, at most 500")

    def test_decision(self):
        self.plant("docs/decisions/9999-planted.md", "\n" * 41, "9999-planted.md: 41 lines, at most 40")

    def test_allowance_without_need(self):
        self.sees(check_sizes, "base/span.h no longer needs an entry",
                  lambda: self.write("tools/size_allow.tsv", "src/base/span.h\tlines\t300\tbecause\n", "a"))

    def test_allowance_without_reason(self):
        self.write("src/base/planted.cc", "\n" * 601)
        self.sees(check_sizes, "planted.cc: 601 lines, at most 0",
                  lambda: self.write("tools/size_allow.tsv", "src/base/planted.cc\tlines\t700\t\n", "a"))

    def test_allowance_of_what_is_gone(self):
        self.sees(check_sizes, "src/gone.cc has no lines to allow",
                  lambda: self.write("tools/size_allow.tsv", "src/gone.cc\tlines\t700\tbecause\n", "a"))


class Text(Scratch):
    def plant(self, text, fault, path="src/base/planted.cc"):
        self.sees(check_text, re.escape(path) + r":\d+: .*" + fault, lambda: self.write(path, text))

    def test_using_namespace(self):
        self.plant("using namespace std;\n", "no `using namespace`")

    def test_iostream(self):
        self.plant("#include <iostream>\n", "no <iostream>")

    def test_regex(self):
        self.plant("#include <regex>\n", "no <regex>")

    def test_new(self):
        self.plant("auto* p = f(new int(1));\n", "no `new`")

    def test_delete(self):
        self.plant("void f(int* p) { delete p; }\n", "no `delete`")

    def test_assert(self):
        self.plant("void f(int p) { assert(p); }\n", "no assert")

    def test_throw(self):
        self.plant("void f() { throw 1; }\n", "no throw")

    def test_mutable_global(self):
        self.plant("namespace sayso {\nint planted_count = 0;\n}\n", "`planted_count`")

    def test_mutable_global_in_unnamed_namespace(self):
        self.plant("namespace sayso {\nnamespace {\nstd::vector<int> planted_list;\n}\n}\n", "`planted_list`")

    def test_mutable_static_in_function(self):
        self.plant("int f() {\n  static int planted_calls = 0;\n  return ++planted_calls;\n}\n", "`planted_calls`")

    def test_mutable_static_member(self):
        self.plant("struct S {\n  static inline int planted_member = 0;\n};\n", "`planted_member`")

    def test_what_is_constant_passes(self):
        self.write("src/base/planted.cc", "namespace sayso {\nconstexpr int kA = 1;\nconst std::string kB = f(1);\n"
                   "int g(int a = 1);\nstruct S {\n  int a = 0;\n  S(const S&) = delete;\n};\nint g(int a) {\n  int b = a;\n"
                   "  static const int c = b;\n  return c;\n}\n// new, delete, \"using namespace\"\n}\n")
        self.assertNotIn("planted", self.faults(check_text))

    def test_label(self):
        self.plant('bool f(S s) { return s == "ASSAULT"; }\n', '"ASSAULT" is a label of data/ontology/')

    def test_sector(self):
        self.plant('bool f(S s) { return s == "GOV"; }\n', '"GOV" is a label of data/ontology/', "app/cli/planted.cc")

    def test_path_of_a_machine(self):
        self.plant("See /ro" + "ot/notes.\n", "a path of one machine", "docs/planted.md")

    def test_registry(self):
        self.plant("curl https://files.pythonhos" + "ted.org/x\n", "the name of a registry", "tools/planted.sh")

    def test_how_it_was_made(self):
        self.plant("As asked in iss" + "ue 12.\n", "how this was made", "docs/planted.md")

    def test_third_party_text(self):
        for folder in ("corpus/real", "eval", "samples"):
            os.makedirs(os.path.join(self.shared, folder))
        line = "The minister of planted affairs denied that seven lorries crossed the bridge."
        with open(os.path.join(self.shared, "samples/report.txt"), "w", encoding="utf-8") as file:
            file.write(line)
        self.plant("He said: " + line.replace("planted affairs", "planted\naffairs"), "also in samples/report.txt", "docs/planted.md")


class Docs(Scratch):
    def setUp(self):
        super().setUp()
        program = self.write("build/sayso", '#!/bin/bash\ncase "$*" in\n*--help) echo "  --planted-flag N" ;;\n'
                             'broken) exit 3 ;;\n*) echo "hello" ;;\nesac\n')
        os.chmod(program, 0o755)
        self.write("README.md", "# sayso\n")
        shutil.rmtree(os.path.join(self.root, "docs"))
        self.write("docs/cli.md", "# Flags\n\n- `--planted-flag`: told\n")

    def plant(self, path, text, fault, mode="w"):
        self.sees(check_docs, fault, lambda: self.write(path, text, mode))

    def test_fault_without_heading(self):
        self.plant("src/base/planted.h", 'inline constexpr Fault kPlanted{9876, ErrorCode::io, "planted fault", "no"};\n',
                   r"no heading for SAY-9876 \(planted fault\)")

    def test_fault_under_another_name(self):
        self.write("docs/errors.md", "## SAY-9876: other fault\n")
        self.plant("src/base/planted.h", 'inline constexpr Fault kPlanted{9876, ErrorCode::io, "planted fault", "no"};\n',
                   r'SAY-9876 is called "planted fault"')

    def test_number_given_twice(self):
        line = 'inline constexpr Fault kPlanted{9876, ErrorCode::io, "planted fault", "no"};\n'
        self.plant("src/base/planted.h", line + line, "SAY-9876 is given twice")

    def test_heading_without_fault(self):
        self.plant("docs/errors.md", "## SAY-9999: gone\n", "SAY-9999 is no fault of the program")

    def test_flag_untold(self):
        self.plant("docs/cli.md", "# Flags\n\nA word on --planted-flag in passing.\n", "says nothing of --planted-flag")

    def test_link_to_nothing(self):
        self.plant("docs/planted.md", "[there](nowhere.md)\n", "planted.md:1: link to nothing: nowhere.md")

    def test_link_to_no_heading(self):
        self.plant("docs/planted.md", "[there](cli.md#none)\n", "no heading #none in docs/cli.md")

    def test_example_that_fails(self):
        self.plant("docs/planted.md", "```sh\nsayso ok\nsayso broken\n```\n", "planted.md:1: example ends with 3")

    def test_stale_output(self):
        self.plant("README.md", "<!-- output: sayso demo -->\n```text\ngood bye\n```\n", "README.md: not what `sayso demo` prints")
        with contextlib.redirect_stdout(io.StringIO()):
            check_docs.update(self.root)
        self.assertNotIn("README.md", self.faults(check_docs))

    def test_unknown_version(self):
        self.write("CHANGELOG.md", "## 0.1.0\n")
        self.plant("CMakeLists.txt", "project(sayso VERSION 9.8.7 LANGUAGES CXX)\n", "CHANGELOG.md: says nothing of version 9.8.7")


class Shell(Scratch):
    """The checks that are shell scripts, on a tree that holds only what is planted."""

    def setUp(self):
        super().setUp()
        for folder in ("src", "app", "tests"):
            shutil.rmtree(os.path.join(self.root, folder))
        for folder in ("src", "app", "tests", "fuzz", "bench"):
            os.makedirs(os.path.join(self.root, folder))

    def fails(self, *command, says, **environment):
        status, output = self.run_tool(*command, **environment)
        self.assertNotEqual(status, 0, output)
        self.assertRegex(output, says)

    def test_format(self):
        self.write("src/good.h", "#pragma once\n")
        self.assertEqual(self.run_tool("tools/check_format.sh")[0], 0)
        self.write("src/bad.h", "int   f( );\n")
        self.fails("tools/check_format.sh", says="bad.h")

    def test_header_that_does_not_stand_alone(self):
        self.write("src/good.h", "#pragma once\n#include <string>\nstd::string f();\n")
        self.assertEqual(self.run_tool("tools/check_headers.py")[0], 0)
        self.write("src/bad.h", "#pragma once\nstd::string f();\n")
        self.fails("tools/check_headers.py", says="headers that do not compile alone: src/bad.h")

    def test_header_that_another_no_longer_holds_up(self):
        git = ("git", "-c", "user.name=n", "-c", "user.email=e")
        self.run_tool(*git, "init", "-q")
        self.write("src/below.h", "#pragma once\n#include <string>\n")
        self.write("src/above.h", '#pragma once\n#include "below.h"\nstd::string f();\n')
        self.write("src/beside.h", "#pragma once\n")
        for message in ("one", "two"):
            self.run_tool(*git, "add", "-A")
            self.run_tool(*git, "commit", "-q", "--allow-empty", "-m", message)
        self.assertEqual(self.run_tool("tools/check_headers.py"), (0, "headers alone: 0\n"))
        self.write("src/below.h", "#pragma once\n")
        self.fails("tools/check_headers.py", says="headers that do not compile alone: src/above.h\n")

    def test_misuse_that_compiles(self):
        self.copy("tests/misuse/run.sh")
        self.write("tests/misuse/planted.cc", "// expect: anything\nint f() { return 1; }\n")
        self.fails("tests/misuse/run.sh", says="planted.cc: the misuse compiles")

    def test_misuse_for_another_reason(self):
        self.copy("tests/misuse/run.sh")
        self.write("tests/misuse/planted.cc", "// expect: deleted\n#ifdef MISUSE\nint f() { return g(); }\n#endif\n")
        self.fails("tests/misuse/run.sh", says='planted.cc: expected "deleted"')

    def test_misuse_without_control(self):
        self.copy("tests/misuse/run.sh")
        self.write("tests/misuse/planted.cc", "// expect: declared\nint f() { return g(); }\n")
        self.fails("tests/misuse/run.sh", says="planted.cc: the control does not compile")

    def test_tidy(self):
        path = self.write("src/planted.cc", "int PlantedName() { return 1; }\n")
        self.fails("clang-tidy-16", "--quiet", path, "--", "-std=c++20", says="readability-identifier-naming")

    def sanitizer(self, sanitize, source, says):
        """A program with a planted fault, run with the options of every test run."""
        path = self.write("src/planted.cc", source)
        program = os.path.join(self.root, "planted")
        subprocess.run(["g++", "-g1", f"-fsanitize={sanitize}", "-fno-sanitize-recover=all", path, "-o", program], check=True)
        self.fails("bash", "-c", "source tools/sanitizers.sh; exec ./planted", says=says)

    def test_thread_sanitizer_sees_a_race(self):
        self.sanitizer("thread", "#include <thread>\nint n;\nint main() { std::thread t([] { ++n; }); ++n; t.join(); }\n", "data race")

    def test_address_sanitizer_sees_a_leak(self):
        self.sanitizer("address,undefined", "#include <vector>\nint main() { for (int i = 0; i < 9; ++i) new std::vector<int>(99); }\n",
                       "detected memory leaks")

    def test_undefined_behaviour_ends_the_run(self):
        self.sanitizer("address,undefined", "int main(int n, char**) { volatile int m = 2147483647; m = m + n; }\n", "signed integer overflow")

    def test_fuzz_target_that_breaks(self):
        self.write("fuzz/corpus/planted/one", "x")
        os.chmod(self.write("build/fuzz/planted_fuzz", "#!/bin/bash\necho boom\nexit 77\n"), 0o755)
        self.fails("tools/fuzz.sh", "1", says="boom\nFAILED planted_fuzz")

    def test_fuzz_target_without_corpus(self):
        os.chmod(self.write("build/fuzz/planted_fuzz", "#!/bin/bash\n"), 0o755)
        self.fails("tools/fuzz.sh", "1", says="no kept corpus fuzz/corpus/planted_fuzz")

    def test_no_fuzz_target(self):
        os.makedirs(os.path.join(self.root, "build/fuzz"))
        self.fails("tools/fuzz.sh", "1", says="no fuzz target was built")

    def test_gate_without_shared_folder(self):
        self.fails("bash", ".ci/run", says="needs the shared folder.*\n0 passed, 1 failed$")

    def test_count_of_tests(self):
        self.write("j.xml", '<testsuite><testcase name="a" status="run"><system-out>[  PASSED  ] 3 tests.\nx.cc:1: Skipped\nno model\n'
                   '</system-out></testcase><testcase name="b" status="fail"><system-out>[  PASSED  ] 1 test.\n[  FAILED  ] 2 tests,'
                   '</system-out></testcase><testcase name="c" status="run"/><testcase name="d" status="fail"/></testsuite>')
        self.assertEqual(self.run_tool("tools/count_tests.py", "j.xml"), (0, "5 3\nskipped in a: no model\n"))


if __name__ == "__main__":
    unittest.main()
