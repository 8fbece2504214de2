#include "document/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/encoding.h"
#include "base/faults.h"
#include "base/unicode.h"

namespace sayso {
namespace {

// A literal with the NULs that it holds.
template <std::size_t Size>
constexpr std::string_view raw(const char (&bytes)[Size]) {
  return {bytes, Size - 1};
}

struct Ending {
  std::string_view name;  // without the dot, in lower case
  Format format;
};
constexpr std::array<Ending, 12> kEndings = {{{"txt", Format::text},
                                              {"text", Format::text},
                                              {"md", Format::markdown},
                                              {"markdown", Format::markdown},
                                              {"jsonl", Format::json_lines},
                                              {"ndjson", Format::json_lines},
                                              {"json", Format::json_lines},
                                              {"html", Format::html},
                                              {"htm", Format::html},
                                              {"xhtml", Format::html},
                                              {"rss", Format::feed},
                                              {"atom", Format::feed}}};

struct Mark {
  std::string_view bytes;  // at the very front
  std::string_view name;
};
constexpr std::array<Mark, 19> kBinaryMarks = {
    {{raw("%PDF-"), "PDF"},
     {raw("PK\x03\x04"), "ZIP archive (also DOCX, ODT, EPUB)"},
     {raw("PK\x05\x06"), "ZIP archive"},
     {raw("\x89PNG"), "PNG image"},
     {raw("\xFF\xD8\xFF"), "JPEG image"},
     {raw("GIF8"), "GIF image"},
     {raw("\x1F\x8B"), "gzip archive"},
     {raw("BZh"), "bzip2 archive"},
     {raw("\xFD\x37zXZ\x00"), "xz archive"},
     {raw("\x28\xB5\x2F\xFD"), "Zstandard archive"},
     {raw("7z\xBC\xAF\x27\x1C"), "7-Zip archive"},
     {raw("Rar!"), "RAR archive"},
     {raw("\xD0\xCF\x11\xE0"), "Microsoft Office document (DOC, XLS, PPT)"},
     {raw("\x7F\x45LF"), "ELF program"},
     {raw("SQLite format 3\0"), "SQLite database"},
     {raw("PAR1"), "Parquet file"},
     {raw("ARROW1"), "Arrow file"},
     {raw("OggS"), "Ogg recording"},
     {raw("ID3"), "MP3 recording"}}};

// Compared without case, behind white space.
struct Opening {
  std::string_view words;
  Format format;
};
constexpr std::array<Opening, 5> kOpenings = {{{"<!doctype html", Format::html},
                                               {"<html", Format::html},
                                               {"<rss", Format::feed},
                                               {"<feed", Format::feed},
                                               {"<rdf:rdf", Format::feed}}};
constexpr std::string_view kXml = "<?xml";
constexpr std::string_view kRtf = "{\\rtf";

constexpr std::array<std::string_view, 9> kUnreadEndings = {"csv", "doc", "docx", "odt", "pdf",
                                                            "rtf", "tsv", "xlsx", "xml"};

template <class Marks>
const Mark* find_mark(const Marks& marks, std::string_view head) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) {
    return head.substr(0, mark.bytes.size()) == mark.bytes;
  });
  return found == marks.end() ? nullptr : &*found;
}

std::string ending_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string()
                                                   : lower_ascii(name.substr(dot + 1));
}

std::string_view without_space(std::string_view head) {
  if (head.substr(0, 3) == "\xEF\xBB\xBF") head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head;
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  const bool in_text = (value >= '\b' && value <= '\r') || value == 0x1A || value == 0x1B;
  return value < 0x20 && !in_text;
}

// Whether the text begins as a JSON array of objects.
bool opens_array(std::string_view content) {
  return content.substr(0, 1) == "[" && without_space(content.substr(1)).substr(0, 1) == "{";
}

// The old encoding that ill-formed bytes most likely come from.
std::string_view likely_encoding(std::string_view text) {
  const bool has_c1 = std::any_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 && static_cast<unsigned char>(byte) < 0xA0;
  });
  return has_c1 ? "an older encoding, e.g. Windows-1252" : "an older encoding, e.g. ISO 8859-1";
}

std::string without_nul(std::string_view head) {
  std::string out(head.substr(std::min(head.find_first_not_of("\xFF\xFE"), head.size())));
  std::erase(out, '\0');
  return out;
}

// The markup that a text in lower case begins with, behind the XML declaration, comments and the
// document type of XML.
std::optional<Format> opened(std::string_view text) {
  while (text.starts_with("<?") || text.starts_with("<!--")) {
    const std::string_view end = text.starts_with("<?") ? "?>" : "-->";
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return std::nullopt;
    text = without_space(text.substr(at + end.size()));
  }
  if (text.starts_with("<!doctype") && !text.starts_with("<!doctype html")) {
    text = without_space(text.substr(std::min(text.find('>'), text.size() - 1) + 1));
  }
  const auto* const found =
      std::find_if(kOpenings.begin(), kOpenings.end(),
                   [&](const Opening& each) { return text.starts_with(each.words); });
  return found == kOpenings.end() ? std::nullopt : std::optional(found->format);
}

// Whether `mark` alone tells the format: a few printable letters may also open a text.
bool is_sure(const Mark& mark, std::string_view head) {
  constexpr std::size_t kWord = 5;
  const bool printable = std::all_of(mark.bytes.begin(), mark.bytes.end(),
                                     [](char byte) { return byte > ' ' && byte < 0x7F; });
  return !printable || mark.bytes.size() >= kWord || utf8_fault(head.substr(0, head.size() / 2)) ||
         std::any_of(head.begin(), head.end(), is_control);
}

}  // namespace

std::string_view format_name(Format format) {
  switch (format) {
    case Format::markdown:
      return "markdown";
    case Format::json_lines:
      return "json";
    case Format::html:
      return "html";
    case Format::feed:
      return "feed";
    case Format::text:
      break;
  }
  return "text";
}

Result<void> check_content(std::string_view head) {
  head = head.substr(0, kHeadBytes);
  if (wide_encoding(head)) return {};
  const Mark* const mark = find_mark(kBinaryMarks, head);
  if (mark != nullptr && is_sure(*mark, head)) {
    return fail(fault::kBinary, fmt::format("binary input: {}", mark->name));
  }
  const auto controls =
      static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  if (controls > 1 && controls * 20 > head.size()) {
    return fail(fault::kBinary, fmt::format("binary input: {} control bytes in the first {}",
                                            controls, head.size()));
  }
  return {};
}

Result<void> check_text(std::string_view text) {
  const auto place = [](std::size_t byte) { return fmt::format("byte {}", byte + 1); };
  const auto fault_at = utf8_fault(text);
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos && nul < fault_at.value_or(text.size())) {
    return fail(fault::kNulByte, "", place(nul));
  }
  if (!fault_at) return {};
  const CodePoint point = decode(text, *fault_at);
  if (*fault_at + point.size == text.size() && !is_continuation(text[*fault_at])) {
    return fail(fault::kNotUtf8, "text ends within a UTF-8 character", place(*fault_at));
  }
  return fail(fault::kNotUtf8,
              fmt::format("text is not UTF-8 (byte 0x{:02X}), perhaps {}",
                          static_cast<unsigned char>(text[*fault_at]), likely_encoding(text)),
              place(*fault_at));
}

Result<Format> format_of(std::string_view path, std::string_view head) {
  TRY(check_content(head));
  const bool wide = wide_encoding(head).has_value();
  const std::string narrow = wide ? without_nul(head) : std::string();
  const std::string_view content = without_space(wide ? std::string_view(narrow) : head);
  const std::string opening = lower_ascii(content.substr(0, kHeadBytes));
  if (const auto format = opened(opening)) return *format;
  if (opening.starts_with(kRtf)) return fail(fault::kUnsupportedFormat, "RTF is not read");
  if (opening.starts_with(kXml)) {
    return fail(fault::kUnsupportedFormat, "XML that is neither RSS, Atom nor XHTML is not read");
  }
  const std::string ending = ending_of(path);
  if (std::find(kUnreadEndings.begin(), kUnreadEndings.end(), ending) != kUnreadEndings.end()) {
    return fail(fault::kUnsupportedFormat, fmt::format(".{} files are not read", ending));
  }
  const auto* const known = std::find_if(kEndings.begin(), kEndings.end(),
                                         [&](const Ending& each) { return each.name == ending; });
  const bool named = known != kEndings.end();
  const bool lines = named ? known->format == Format::json_lines : content.substr(0, 1) == "{";
  if ((lines || !named) && opens_array(content)) {
    return fail(fault::kBadJson, "a JSON array, not JSON lines (jq -c '.[]' makes lines of it)");
  }
  if (lines && wide) return fail(fault::kNotUtf8, "JSON lines in UTF-16 or UTF-32, not UTF-8");
  if (lines) return Format::json_lines;
  return named ? known->format : Format::text;
}

}  // namespace sayso
