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
  std::vector<BookLine> lines;
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
  void declare(const BookLine& line);
  /// Takes entailments, which need all atoms.
  void entail(const BookLine& line);
  /// Takes all other lines.
  void fill(const BookLine& line);
  /// Puts the record at hand into the book.
  void finish();

 private:
  enum class Record : std::uint8_t { none, pact, law, area, scenario, skipped };

  bool stand(const BookLine& line);
  static bool begins_record(std::string_view head);
  static bool is_area_line(std::string_view head);
  LineWords after(const BookLine& line, std::size_t words) const;

  // declarations (declare.cc)
  void declare_word(const BookLine& line);
  void declare_atom(const BookLine& line);
  void declare_area(const BookLine& line);
  void area_line(const BookLine& line);
  void declare_place(const BookLine& line);
  void declare_organ(const BookLine& line);
  void declare_source(const BookLine& line);
  void entail_state(LineWords words, Entailment& rule);

  // pacts and laws (fill.cc)
  void begin_pact(const BookLine& line);
  void begin_law(const BookLine& line);
  void pact_line(const BookLine& line);
  bool header_text(const BookLine& line, const Clauses& clause);
  bool header_day(const BookLine& line, const Clauses& clause);
  bool party_line(const BookLine& line);
  bool replaces_line(const BookLine& line);
  bool law_line(const BookLine& line);
  bool reading_line(const BookLine& line);

  // duties (fill_duty.cc)
  void begin_duty(const BookLine& line);
  bool duty_line(const BookLine& line);
  bool duty_text(const BookLine& line, const Clauses& clause);
  void add_strength(LineWords words, Duty& duty) const;
  bool condition_line(const BookLine& line, std::vector<Condition>& to);
  bool suspend_line(const BookLine& line, std::vector<Leg>& to);
  bool reserve_line(const BookLine& line, std::vector<Spell>& to);
  bool text_line(const BookLine& line, TextState& to);
  bool check_line(const BookLine& line, Marks& to);

  // scenarios (fill_scenario.cc)
  void begin_scenario(const BookLine& line);
  bool scenario_line(const BookLine& line);
  bool expect_line(const BookLine& line, ScenarioStep& step);
  bool chain_line(LineWords words, ScenarioStep& step);

  ReadBook& out_;
  Book& book_;
  LineReader reader_;
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
