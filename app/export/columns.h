// A format of rows as a list of columns, each with where its value comes from.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "export/event_view.h"
#include "export/event_writer.h"

namespace sayso::cli {

struct Column {
  std::string_view name;
  std::string (*value)(const EventView& view);  ///< nothing: the ledger has no source for it
  std::string_view gap = {};                    ///< why it is empty, wherever it is
};

/// What makes rows of a format.
struct RowFormat {
  std::span<const Column> columns;
  std::string_view empty;  ///< the format's word for what is unknown
  bool header = true;
};

/// Writes tab-separated rows; tabs and line ends in values become spaces.
class RowWriter : public EventWriter {
 public:
  RowWriter(const Codebook& book, const RowFormat& format)
      : book_(book), format_(format), empty_(format.columns.size(), 0) {}

  std::string head() const override;
  std::string event(const LedgerEvent& event) override;
  std::vector<Gap> gaps() const override;
  std::uint64_t rows() const override { return rows_; }

 protected:
  /// The rows of an event; here one.
  virtual std::vector<EventView> views(const EventView& whole) const { return {whole}; }

 private:
  std::string row(const EventView& view);

  const Codebook& book_;
  RowFormat format_;
  std::vector<std::uint64_t> empty_;  // [column] rows in which it stayed empty
  std::uint64_t rows_ = 0;
};

/// A row for each pair of an actor and a recipient.
class PairWriter : public RowWriter {
 public:
  using RowWriter::RowWriter;

 protected:
  std::vector<EventView> views(const EventView& whole) const override { return whole.pairs(); }
};

}  // namespace sayso::cli
