#include "sayso/source.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/faults.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test, gone afterwards.
class SourceTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "sayso-source-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  // "name=text" for a report, "name!SAY-number" for a fault; names without the folder's.
  std::vector<std::string> read_all(const std::vector<std::string>& paths,
                                    const Source::Options& options = {}) {
    Source source = Source::open(paths, options);
    std::vector<std::string> seen;
    while (auto next = source.next()) {
      seen.push_back(*next ? short_name((*next)->origin) + "=" + (*next)->text
                           : short_name(next->error().where) + "!" +
                                 std::to_string(next->error().number));
      if (seen.size() > 1000) break;
    }
    bytes_read_ = source.bytes_read();
    bytes_total_ = source.bytes_total();
    return seen;
  }

  std::string short_name(const std::string& name) const {
    const std::string front = root_.string() + "/";
    return name.rfind(front, 0) == 0 ? name.substr(front.size()) : name;
  }

  using Seen = std::vector<std::string>;
  fs::path root_;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t bytes_total_ = 0;
};

Source::Options recursive() {
  Source::Options options;
  options.recursive = true;
  return options;
}

TEST_F(SourceTest, FilesGiveReportsInTheirOrder) {
  const auto text = write("b.txt", "\xEF\xBB\xBFone\r\n");
  const auto lines =
      write("a.jsonl", "\xEF\xBB\xBF{\"text\":\"two\"}\r\n\n  \n{\"text\":\"three\"}");
  EXPECT_EQ(read_all({text, lines}),
            (Seen{"b.txt=\xEF\xBB\xBFone\r\n", "a.jsonl:1=two", "a.jsonl:4=three"}));
  EXPECT_EQ(bytes_read_, fs::file_size(text) + fs::file_size(lines));
  EXPECT_EQ(bytes_total_, bytes_read_);
}

TEST_F(SourceTest, FieldsAndDefaults) {
  const auto lines = write("a.jsonl",
                           "{\"text\":\"a\",\"id\":\"k\",\"outlet\":\"o\",\"x\":[1]}\n"
                           "{\"text\":\"b\",\"url\":\"u\",\"date\":\"2024-01-02\"}\n"
                           "{\"text\":\"c\"}\n");
  Source::Options options;
  options.outlet = "Default";
  options.published_at = "2023-01-01";
  Source source = Source::open({lines, write("d.md", "# d")}, options);
  const Input first = source.next()->value();
  EXPECT_EQ(first.key, "k");
  EXPECT_EQ(first.outlet, "o");
  EXPECT_EQ(first.extra, "{\"x\":[1]}");
  EXPECT_EQ(first.published_at, "2023-01-01");
  EXPECT_EQ(first.format, "json");
  const Input second = source.next()->value();
  EXPECT_EQ(second.key, "u");
  EXPECT_EQ(second.published_at, "2024-01-02");
  EXPECT_EQ(second.outlet, "Default");
  EXPECT_EQ(source.next()->value().key, lines + ":3");
  const Input last = source.next()->value();
  EXPECT_EQ(last.format, "markdown");
  EXPECT_EQ(last.key, (root_ / "d.md").string());
  EXPECT_EQ(source.next(), std::nullopt);
  EXPECT_EQ(source.next(), std::nullopt);
}

TEST_F(SourceTest, OneBadRecordDoesNotStopTheNext) {
  const auto lines =
      write("a.jsonl", "{\"text\":1}\nnonsense\n{\"text\":\"good\"}\n{\"text\":\"\xFF\"}\n{}");
  EXPECT_EQ(read_all({lines}), (Seen{"a.jsonl:1: byte 9!1014", "a.jsonl:2!1008", "a.jsonl:3=good",
                                     "a.jsonl:4: byte 10!1004", "a.jsonl:5!1009"}));
}

TEST_F(SourceTest, RecordsOverSeveralLinesAreNamedOnce) {
  EXPECT_EQ(read_all({write("a.json", "{\n \"text\": \"x\"\n}\n")}), (Seen{"a.json:1!1008"}));
  EXPECT_EQ(read_all({write("b.json", "[{\"text\": \"x\"},\n{\"text\": \"y\"}]\n")}),
            (Seen{"b.json!1008"}));
}

TEST_F(SourceTest, LimitsHold) {
  Source::Options options;
  options.limits.document_bytes = 10;
  options.limits.line_bytes = 20;
  const auto exact = write("a.txt", "0123456789");
  const auto over = write("b.txt", "0123456789A");
  const auto lines =
      write("c.jsonl", "{\"text\":\"" + std::string(1 << 20, 'x') + "\"}\n{\"text\":\"ok\"}\n");
  EXPECT_EQ(read_all({exact, over, lines}, options),
            (Seen{"a.txt=0123456789", "b.txt!1006", "c.jsonl:1!1007", "c.jsonl:2=ok"}));
  EXPECT_EQ(bytes_read_, bytes_total_);
}

TEST_F(SourceTest, AHugeFileIsRefusedWithoutReadingIt) {
  const auto huge = write("huge.txt", "text");
  fs::resize_file(huge, std::uintmax_t{1} << 40);
  const auto begin = std::chrono::steady_clock::now();
  const auto seen = read_all({huge});
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  EXPECT_TRUE(seen[0] == "huge.txt!1006" || seen[0] == "huge.txt!1003") << seen[0];
}

TEST_F(SourceTest, WhatCannotBeReadIsNamedAndPassed) {
  write("d/x.txt", "x");
  const auto pipe = (root_ / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(
      read_all({(root_ / "none.txt").string(), pipe, "/dev/null", (root_ / "d").string(),
                write("e.pdf", "%PDF-1.4"), write("f.txt", "f")}),
      (Seen{"none.txt!1001", "pipe!1015", "/dev/null!1015", "d!1013", "e.pdf!1003", "f.txt=f"}));
}

TEST_F(SourceTest, FoldersAreReadInByteOrderOfTheirPaths) {
  for (const auto* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "a-1.txt", "B.txt",
                           "a/.hidden", ".git/config", "\xC3\xA9.txt", "c/deep/er/x.txt"}) {
    write(name, "");
  }
  const auto seen = read_all({root_.string()}, recursive());
  EXPECT_EQ(seen, (Seen{"B.txt=", "a-1.txt=", "a.txt=", "a/b/c.txt=", "a/z.txt=", "b.txt=",
                        "c/deep/er/x.txt=", "\xC3\xA9.txt="}));
  Seen sorted = seen;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, seen);
  EXPECT_EQ(read_all({root_.string() + "/"}, recursive()), seen);
  EXPECT_EQ(bytes_total_, 0u);
}

TEST_F(SourceTest, LinksCannotLeadRound) {
  write("a/x.txt", "x");
  fs::create_directory_symlink(root_, root_ / "a" / "up");
  fs::create_directory_symlink("self", root_ / "self");
  fs::create_directory_symlink(root_ / "a", root_ / "b");
  fs::create_symlink(root_ / "a" / "x.txt", root_ / "y.txt");
  fs::create_symlink("nowhere", root_ / "z.txt");
  EXPECT_EQ(read_all({root_.string()}, recursive()),
            (Seen{"a/x.txt=x", "self!1001", "y.txt=x", "z.txt!1001"}));
}

TEST_F(SourceTest, AFileThatVanishesIsNamedAndTheRestGoesOn) {
  write("a.txt", "a");
  write("b.txt", "b");
  write("c.txt", "c");
  Source source = Source::open({root_.string()}, recursive());
  EXPECT_EQ(source.next()->value().text, "a");
  fs::remove(root_ / "b.txt");
  EXPECT_EQ(source.next()->error().number, fault::kUnreadable.number);
  EXPECT_EQ(source.next()->value().text, "c");
  EXPECT_EQ(source.next(), std::nullopt);
}

TEST_F(SourceTest, NamesThatAreNotUtf8AreWrittenInUtf8) {
  write("caf\xE9\n.txt", "x");
  EXPECT_EQ(read_all({root_.string()}, recursive()), (Seen{"caf\\xE9\\x0A.txt=x"}));
}

// Runs with the reading end of a pipe as standard input.
class StandardInput {
 public:
  StandardInput() {
    EXPECT_EQ(::pipe(ends_), 0);
    saved_ = ::dup(STDIN_FILENO);
    ::dup2(ends_[0], STDIN_FILENO);
    ::close(ends_[0]);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput() {
    end();
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  void write(std::string_view bytes) {
    EXPECT_EQ(::write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void end() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  int ends_[2] = {-1, -1};
  int saved_ = -1;
};

TEST_F(SourceTest, StandardInputStreamsRecords) {
  StandardInput input;
  Source source = Source::open({"-"}, {});
  input.write(" \n{\"text\":\"one\"}\n{\"te");
  EXPECT_EQ(source.next()->value().text, "one");
  input.write("xt\":\"two\"}\n");
  const Input two = source.next()->value();
  EXPECT_EQ(two.text, "two");
  EXPECT_EQ(two.key, "-:3");
  input.end();
  EXPECT_EQ(source.next(), std::nullopt);
  EXPECT_EQ(source.bytes_total(), 0u);
}

TEST_F(SourceTest, StandardInputMayBeOneText) {
  StandardInput input;
  input.write("Seoul said");
  input.write(" so.\n");
  input.end();
  EXPECT_EQ(read_all({"-"}), (Seen{"standard input=Seoul said so.\n"}));
}

TEST_F(SourceTest, StandardInputIsJudgedByItsContent) {
  StandardInput input;
  input.write("\x1F\x8B\x08 gzip");
  input.end();
  EXPECT_EQ(read_all({"-"}), (Seen{"-!1003"}));
}

TEST_F(SourceTest, EmptyInputsAreReportsWithoutText) {
  EXPECT_EQ(read_all({write("a.txt", "")}), (Seen{"a.txt="}));
  EXPECT_EQ(read_all({write("a.jsonl", "\n\n")}), Seen{});
  EXPECT_EQ(read_all({}), Seen{});
}

TEST_F(SourceTest, AnyEncodingIsReadAndTold) {
  const auto path =
      write("a.txt", "The pr\xE9sident of C\xF4te d\x92Ivoire met envoys in Abidjan.");
  Source source = Source::open({path}, {});
  auto input = source.next();
  ASSERT_TRUE(input && *input);
  EXPECT_EQ((*input)->text, "The président of Côte d’Ivoire met envoys in Abidjan.");
  EXPECT_EQ((*input)->encoding, "windows-1252");
  EXPECT_EQ((*input)->encoding_why, "guessed");
  EXPECT_EQ(read_all({path}, {.encoding = "iso-8859-5"}),
            (Seen{"a.txt=The prщsident of Cєte d\xC2\x92Ivoire met envoys in Abidjan."}));
  EXPECT_EQ(read_all({write("b.txt", std::string("\xFF\xFES\0o\0", 6))}), (Seen{"b.txt=So"}));
}

TEST_F(SourceTest, PagesAndFeedsAreReadInAnotherProcess) {
  const auto page =
      write("a.html",
            "<title>Shells - The Wire</title><p>North Korea shipped shells to Russia, "
            "officials said on Tuesday.</p>");
  const auto feed = write("b.xml",
                          "<?xml version=\"1.0\"?><rss><channel><title>Wire</title>"
                          "<item><guid>g1</guid><description>One &amp; all.</description></item>"
                          "<item><title>no text</title></item></channel></rss>");
  const auto bad = write("c.rss", "<rss><channel></rss>");
  const auto text = write("d.txt", "After.");
  EXPECT_EQ(read_all({page, feed, bad, text}),
            (Seen{"a.html=North Korea shipped shells to Russia, officials said on Tuesday.\n",
                  "b.xml:1=One & all.\n", "b.xml:2!1009", "c.rss!1019", "d.txt=After."}));
  Source source = Source::open({feed}, {});
  EXPECT_EQ((*source.next())->key, "g1");
}

TEST_F(SourceTest, AParserThatFailsIsAFaultAndTheRunGoesOn) {
  const auto page = write("a.html", "<p>North Korea shipped shells to Russia, officials said.</p>");
  const auto text = write("b.txt", "After.");
  const auto crash = write("crash", "#!/bin/sh\nkill -SEGV $$\n");
  const auto flood = write("flood", "#!/bin/sh\nexec cat /dev/zero\n");
  const auto lies = write("lies", "#!/bin/sh\necho '{\"text\": 1}'\n");
  for (const auto& program : {crash, flood, lies, root_.string() + "/missing"}) {
    std::error_code none;
    fs::permissions(program, fs::perms::owner_all, none);
    ::setenv("SAYSO_PARSER", program.c_str(), 1);
    EXPECT_EQ(read_all({page, text}).front(),
              program == lies ? "a.html: byte 10!1014" : "a.html!1016");
    EXPECT_EQ(read_all({page, text}).back(), "b.txt=After.");
  }
  ::unsetenv("SAYSO_PARSER");
}

}  // namespace
}  // namespace sayso
