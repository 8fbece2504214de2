// The catalogue of named faults. Numbers are printed (SAY-nnnn), documented in docs/errors.md and
// never reused. Those of the program (command line, output, questions) stand in app/cli/exit.cc.
//
// 10xx input and documents · 11xx command line and settings · 20xx model · 21xx readings · 22xx
// data files · 30xx output · 40xx relate · 50xx pact book · 60xx ledger ·
// 90xx the machine
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace sayso {

struct Fault {
  int number;
  ErrorCode code;
  std::string_view name;  ///< the fault in a few words, as in docs/errors.md
  std::string_view next;  ///< what the user can do
};

namespace fault {
// 10xx: input and documents. The run goes on after each of them.
inline constexpr Fault kUnreadable{1001, ErrorCode::io, "cannot read the input",
                                   "check that the path exists and may be read"};
inline constexpr Fault kEmpty{1002, ErrorCode::bad_input, "empty document",
                              "give a document that holds text"};
inline constexpr Fault kBinary{1003, ErrorCode::unsupported, "binary input",
                               "convert the file to plain text in UTF-8 first"};
inline constexpr Fault kNotUtf8{1004, ErrorCode::unsupported, "text is not UTF-8",
                                "name its encoding with --encoding, or convert it by iconv"};
inline constexpr Fault kNulByte{1005, ErrorCode::bad_input, "NUL byte in the text",
                                "remove the NUL bytes, or convert the file to UTF-8"};
inline constexpr Fault kDocumentTooLong{1006, ErrorCode::limit, "document longer than the limit",
                                        "split it, or raise --limit-document"};
inline constexpr Fault kLineTooLong{1007, ErrorCode::limit, "line longer than the limit",
                                    "split it, or raise --limit-line"};
inline constexpr Fault kBadJson{1008, ErrorCode::bad_input, "not a JSON record",
                                "give one JSON object a line, with a string \"text\""};
inline constexpr Fault kNoText{1009, ErrorCode::bad_input, "record without text",
                               "give the record a string field \"text\""};
inline constexpr Fault kLanguage{1010, ErrorCode::unsupported, "unsupported language",
                                 "only English is read; --lang en overrides the recognition"};
inline constexpr Fault kBadDate{1011, ErrorCode::bad_input, "not a date", "give it as YYYY-MM-DD"};
inline constexpr Fault kUnsupportedFormat{
    1012, ErrorCode::unsupported, "unsupported file format",
    "give plain text, Markdown, HTML, RSS, Atom or JSON lines"};
inline constexpr Fault kFolder{1013, ErrorCode::bad_input, "is a folder",
                               "add -r to read the files in it"};
inline constexpr Fault kFieldType{1014, ErrorCode::bad_input, "field of the wrong type",
                                  "see docs/formats.md for the fields of a record"};
inline constexpr Fault kSpecialFile{1015, ErrorCode::unsupported, "not a regular file",
                                    "give a file, a folder with -r, or - for standard input"};
inline constexpr Fault kParser{1016, ErrorCode::limit, "the parser of pages and feeds gave out",
                               "save the article as plain text, or see sayso doctor"};
inline constexpr Fault kTooDeep{1017, ErrorCode::limit, "markup nested too deep",
                                "save the article as plain text"};
inline constexpr Fault kNoArticle{1018, ErrorCode::bad_input, "no article in the page",
                                  "save the article as plain text"};
inline constexpr Fault kBadXml{1019, ErrorCode::bad_input, "not a feed",
                               "give RSS or Atom, or save the articles as plain text"};
// 20xx: the model.
inline constexpr Fault kNoModel{2001, ErrorCode::not_found, "model not found",
                                "give --model FOLDER, or set SAYSO_DATA to the data folder"};
inline constexpr Fault kManifest{2002, ErrorCode::corrupt, "bad model manifest",
                                 "restore the model folder from its release"};
inline constexpr Fault kModelHash{2003, ErrorCode::corrupt, "model file does not match its hash",
                                  "restore the model folder from its release"};
inline constexpr Fault kModelFile{2004, ErrorCode::not_found, "model file missing",
                                  "restore the model folder from its release"};
inline constexpr Fault kModelVersion{2005, ErrorCode::unsupported,
                                     "model needs another program version",
                                     "update sayso, or use the model of this version"};
inline constexpr Fault kModelLabels{2006, ErrorCode::conflict,
                                    "model labels unknown to the ontology",
                                    "use the data folder that belongs to the model"};
inline constexpr Fault kRuntime{
    2007, ErrorCode::corrupt, "inference runtime failed",
    "run again with --precision f32; restore the model folder if it stays"};
inline constexpr Fault kWithoutModel{2008, ErrorCode::unsupported, "no model is loaded",
                                     "run without --readings"};
inline constexpr Fault kVocabulary{2009, ErrorCode::corrupt, "bad vocabulary",
                                   "restore the model folder from its release"};
// 21xx: Reading files.
inline constexpr Fault kReading{2101, ErrorCode::corrupt, "bad Reading",
                                "write the file again with --write-readings"};
inline constexpr Fault kReadingText{2102, ErrorCode::conflict, "Reading was made from another text",
                                    "give the documents in the order of the Reading file"};
// 22xx: data files.
inline constexpr Fault kNoData{2201, ErrorCode::not_found, "data folder not found",
                               "set SAYSO_DATA or give --data FOLDER"};
inline constexpr Fault kDataFile{2202, ErrorCode::corrupt, "bad data file",
                                 "restore the file from its release, or mend the line named"};
inline constexpr Fault kPackWrite{2204, ErrorCode::io, "cannot write the data pack",
                                  "check the folder, the right to write, and the space left"};
inline constexpr Fault kPack{2203, ErrorCode::corrupt, "bad data pack",
                             "write it again with sayso pack, or remove it"};
// 40xx: relate.
inline constexpr Fault kRelateSpan{4001, ErrorCode::bad_input, "bad span",
                                   "give [start, end] in code points inside the text, start < end"};
inline constexpr Fault kRelateFar{4002, ErrorCode::limit, "spans too far apart for the model",
                                  "give the passage that holds both spans"};
// 50xx: the pact book.
inline constexpr Fault kPactLine{5001, ErrorCode::bad_input, "line not understood",
                                 "see docs/pacts.md for the lines of a pact file"};
inline constexpr Fault kPactWord{5002, ErrorCode::bad_input, "unknown word",
                                 "see docs/pacts.md for the words of a pact file"};
inline constexpr Fault kPactAtom{5003, ErrorCode::bad_input, "undeclared atom",
                                 "declare it: atom WORDS : meaning"};
inline constexpr Fault kPactDate{5004, ErrorCode::bad_input, "bad date in the pact book",
                                 "give it as YYYY-MM-DD, YYYY-MM or YYYY"};
inline constexpr Fault kPactTwice{5005, ErrorCode::conflict, "pact stands twice",
                                  "give each pact its own id"};
inline constexpr Fault kNoPact{5006, ErrorCode::not_found, "no such pact",
                               "sayso pact list names them"};
inline constexpr Fault kPactQuestion{5007, ErrorCode::bad_input, "not a question to the pact book",
                                     "ask PACT DUTY PROTECTED <- HOLDER, for example: rus-prk-2024 "
                                     "defend RUS <- PRK"};
// 60xx: the ledger.
inline constexpr Fault kNoLedger{6001, ErrorCode::not_found, "no ledger there",
                                 "check the path; sayso ingest LEDGER FILE makes a ledger"};
inline constexpr Fault kLedgerDamaged{6002, ErrorCode::corrupt, "the ledger is damaged",
                                      "sayso verify tells what is; sayso salvage saves the rest"};
inline constexpr Fault kLedgerFull{6003, ErrorCode::io, "no space left for the ledger",
                                   "free some space and run again: what was taken is kept"};
inline constexpr Fault kLedgerBusy{6004, ErrorCode::conflict, "another writer is at work",
                                   "wait for it to end, then run again"};
inline constexpr Fault kLedgerNewer{6005, ErrorCode::unsupported,
                                    "the ledger is of a newer version", "update sayso"};
inline constexpr Fault kLedgerOther{6006, ErrorCode::conflict, "the ledger was made otherwise",
                                    "--recode codes it anew; --mix takes both side by side"};
inline constexpr Fault kLedgerFile{6007, ErrorCode::io, "the ledger cannot be read or written",
                                   "check the disk and the right to write, then run again"};
inline constexpr Fault kNotInLedger{6008, ErrorCode::not_found, "not in the ledger",
                                    "give the id or key of an event, claim or report, or a name"};
inline constexpr Fault kSeveral{6009, ErrorCode::conflict, "stands for several things",
                                "give more of the id"};
inline constexpr Fault kQuery{6010, ErrorCode::bad_input, "not a question that can be asked",
                              "give one SELECT; docs/ledger.md tells the tables"};
inline constexpr Fault kLedgerExists{6011, ErrorCode::conflict, "a file stands there already",
                                     "give the path of a new file"};
// 90xx: the machine.
inline constexpr Fault kMachine{9001, ErrorCode::io, "the machine gave out",
                                "give the program more memory, or fewer --jobs, and run again"};
}  // namespace fault

/// An Error of this kind. `what` says it for this case ("" for the fault's own name); `where` names
/// file, line, byte or record.
inline Error fail(const Fault& fault, std::string what, std::string where = {}) {
  return Error{fault.code, fault.number, what.empty() ? std::string(fault.name) : std::move(what),
               std::move(where), std::string(fault.next)};
}

/// The same error seen from further out: `where` goes in front of the place that it names already.
inline Error within(Error error, std::string_view where) {
  error.where = error.where.empty() ? std::string(where) : std::string(where) + ": " + error.where;
  return error;
}

}  // namespace sayso
