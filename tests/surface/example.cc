// Codes one report with the library and prints who did what to whom, on whose say-so.
#include <cstdio>
#include <string>

#include "sayso/sayso.h"

namespace {

/// The words of a mention: spans are code points, so they are counted off the text.
std::string words_of(const sayso::Coding& coding, const std::string& mention_id) {
  for (const sayso::CodedMention& mention : coding.mentions) {
    if (mention.id != mention_id) continue;
    std::string words;
    std::uint32_t point = 0;
    for (std::size_t i = 0; i < coding.doc.text.size(); ++i) {
      const char byte = coding.doc.text[i];
      if (i > 0 && (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u) ++point;
      if (point >= mention.start && point < mention.end) words += byte;
    }
    return words;
  }
  return "?";
}

std::string words_of(const sayso::Coding& coding, const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids) {
    words += (words.empty() ? "" : ", ") + words_of(coding, id);
  }
  return words;
}

void print(const sayso::Coding& coding) {
  for (const sayso::CodedClaim& claim : coding.claims) {
    for (const sayso::CodedEvent& event : coding.events) {
      if (event.id != claim.event) continue;
      const std::string voucher =
          claim.chain.empty() ? "the report" : words_of(coding, claim.chain.front().vouchers);
      std::printf("%s | %s %s | %s | %s\n", words_of(coding, event.actors).c_str(),
                  event.type.c_str(), event.trigger.c_str(),
                  words_of(coding, event.recipients).c_str(), voucher.c_str());
    }
  }
}

}  // namespace

int main() {
  const sayso::Result<sayso::Engine> engine = sayso::Engine::open({});
  if (!engine) {
    std::fprintf(stderr, "%s: %s\n", engine.error().where.c_str(), engine.error().what.c_str());
    return 1;
  }
  sayso::Input report;
  report.text = "North Korea shipped shells to Russia, Seoul said on Tuesday.";
  report.published_at = "2024-11-05";
  const sayso::Result<sayso::Coding> coding = engine->code(report);
  if (!coding) {
    std::fprintf(stderr, "SAY-%d: %s\n", coding.error().number, coding.error().what.c_str());
    return 1;
  }
  print(*coding);
  return 0;
}
