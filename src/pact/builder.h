// Builds a Book from lines, record by record. Inner to this station.
#pragma once

#include <string>
#include <vector>

#include "pact/read.h"
#include "pact/reader.h"

namespace sayso {

/// The lines of one file.
struct FileLines {
  std::uint32_t number = 0;  ///< index into Book::files
  std::vector<Line> lines;
};

/// One file's way into the book: first declare(), of all files, then fill(), of all files.
class Builder {
 public:
  Builder(ReadBook& out, const std::string& file, std::uint32_t number)
      : out_(out),
        book_(out.book),
        reader_(out.book, file, out.errors),
        file_(file),
        number_(number) {}

  /// Takes the lines that declare words, atoms, areas, places, organs and sources.
  void declare(const Line& line);
  /// Takes entailments, which need all atoms.
  void entail(const Line& line);
  /// Takes all other lines.
  void fill(const Line& line);
  /// Puts the record at hand into the book.
  void finish();

 private:
  enum class Record : std::uint8_t { none, pact, law, area, scenario, skipped };

  bool stand(const Line& line);
  Words after(const Line& line, std::size_t words) const;

  // declarations (declare.cc)
  void declare_word(const Line& line);
  void declare_atom(const Line& line);
  void declare_area(const Line& line);
  void area_line(const Line& line);
  void declare_place(const Line& line);
  void declare_organ(const Line& line);
  void declare_source(const Line& line);
  void entail_state(Words words, Entailment& rule);

  // pacts and laws (fill.cc)
  void begin_pact(const Line& line);
  void begin_law(const Line& line);
  void pact_line(const Line& line);
  bool header_text(const Line& line, const Clauses& clause);
  bool header_day(const Line& line, const Clauses& clause);
  bool party_line(const Line& line);
  bool replaces_line(const Line& line);
  bool law_line(const Line& line);
  bool reading_line(const Line& line);

  // duties (fill_duty.cc)
  void begin_duty(const Line& line);
  bool duty_line(const Line& line);
  bool duty_text(const Line& line, const Clauses& clause);
  bool condition_line(const Line& line, std::vector<Condition>& to);
  bool suspend_line(const Line& line, std::vector<Leg>& to);
  bool reserve_line(const Line& line, std::vector<Spell>& to);
  bool text_line(const Line& line, Text& to);
  bool check_line(const Line& line, Marks& to);

  // scenarios (fill_scenario.cc)
  void begin_scenario(const Line& line);
  bool scenario_line(const Line& line);
  bool expect_line(const Line& line, ScenarioStep& step);
  bool chain_line(Words words, ScenarioStep& step);

  ReadBook& out_;
  Book& book_;
  Reader reader_;
  std::string file_;
  std::uint32_t number_ = 0;
  Record record_ = Record::none;
  Area area_;
  Pact pact_;
  Law law_;
  Scenario scenario_;
  std::string organ_pact_;  // while declaring: the pact whose organs come
  bool in_duty_ = false;
};

}  // namespace sayso
