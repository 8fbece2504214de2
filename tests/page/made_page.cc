// Writes a page from codings made by hand, for the tests in a browser:
//
//   made_page DATA overlap          stretches and statements that lie over each other in every way
//   made_page DATA hostile < FILE   strings (each ended by NUL) in every field that a coding has
//   made_page DATA large KIB        one report of so many KiB, an event in each sentence
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace sayso::cli {
namespace {

std::uint32_t points(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 1 : 0;
  return count;
}

CodedEvent event(const std::string& id, std::uint32_t start, std::uint32_t end) {
  CodedEvent out;
  out.id = id;
  out.start = start;
  out.end = end;
  out.type = out.act = "AID";
  out.quad = 2;
  out.factuality = "CT+";
  out.tense = "past";
  return out;
}

CodedMention mention(const std::string& id, std::uint32_t start, std::uint32_t end) {
  CodedMention out;
  out.id = id;
  out.start = start;
  out.end = end;
  out.kind = "actor";
  out.naming = "phrase";
  return out;
}

CodedClaim claim(const std::string& event, const std::string& kind) {
  CodedClaim out;
  out.event = event;
  out.kind = kind;
  out.factuality = "CT+";
  out.tense = "past";
  return out;
}

/// Twenty letters under events, mentions and statements that nest, cross, touch, are empty or
/// reach beyond the text.
Coding overlap() {
  Coding out;
  out.doc.key = "overlap";
  out.doc.text = "abcdeфghij\n\nklmno🚢qrst";
  const std::vector<TextSpan> spans = {{0, 6},   {3, 9},  {3, 9},   {5, 5},   {8, 15},
                                       {14, 20}, {9, 14}, {19, 99}, {50, 60}, {7, 4}};
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    out.events.push_back(event("v" + number, spans[i].start, spans[i].end));
    out.mentions.push_back(mention("m" + number, spans[i].start + 1, spans[i].end + 1));
    out.events.back().actors = {"m" + number};
    out.claims.push_back(claim("v" + number, "assert"));
  }
  const std::vector<TextSpan> contents = {{0, 21}, {1, 20}, {2, 10}, {3, 9},
                                          {4, 8},  {8, 15}, {9, 9}};
  for (const TextSpan& span : contents) {
    CodedQuote quote;
    quote.content = {span};
    out.quotes.push_back(quote);
  }
  return out;
}

/// The string in every field that a report can reach.
Coding hostile(const std::string& text) {
  Coding out;
  const std::uint32_t size = points(text);
  out.doc.key = out.doc.text = text;
  out.doc.title = out.doc.outlet = out.doc.url = out.doc.published_at = text;
  CodedEntity entity;
  entity.id = "e1";
  entity.kind = entity.name = text;
  entity.why = text;
  out.entities.push_back(entity);
  out.mentions.push_back(mention("m1", 0, size));
  out.mentions.back().entity = "e1";
  out.mentions.back().naming = "proper";
  out.events.push_back(event("v1", 0, size));
  CodedEvent& told = out.events.back();
  told.trigger = told.cameo = text;
  told.mode = told.context = told.when_words = text;
  told.actors = told.recipients = told.object = told.place = told.date = told.basis = {"m1"};
  Reason reason;
  reason.field = reason.value = reason.words = reason.decided_by = text;
  reason.runner_up = text;
  told.reasons = {reason};
  CodedSay say;
  say.id = "s1";
  say.end = size;
  out.says.push_back(say);
  out.claims.push_back(claim("v1", "assert"));
  out.claims.back().condition = "m1";
  out.claims.back().chain = {{{"m1"}, "s1", "assert"}};
  out.flags.push_back({text, text, text});
  return out;
}

/// Sentences with an event, two actors and a say each, ten to a paragraph.
Coding large(std::size_t bytes) {
  constexpr std::string_view kSentence =
      "Northern officials said that the coast guard had shipped grain to the flooded valley. ";
  Coding out;
  out.doc.key = "large";
  const auto length = static_cast<std::uint32_t>(kSentence.size());
  for (std::uint32_t i = 0; out.doc.text.size() < bytes; ++i) {
    const auto begin = static_cast<std::uint32_t>(out.doc.text.size());
    out.doc.text += kSentence;
    if (i % 10 == 9) out.doc.text.replace(out.doc.text.size() - 1, 1, "\n\n");
    const std::string number = std::to_string(i + 1);
    out.mentions.push_back(mention("m" + number, begin, begin + 18));
    out.mentions.push_back(mention("n" + number, begin + 29, begin + 44));
    out.events.push_back(event("v" + number, begin + 49, begin + 56));
    out.events.back().trigger = "shipped";
    out.events.back().actors = {"n" + number};
    Reason reason;
    reason.field = "type";
    reason.value = "AID";
    out.events.back().reasons.assign(12, reason);
    CodedSay say;
    say.id = "s" + number;
    say.start = begin + 19;
    say.end = begin + 23;
    out.says.push_back(say);
    CodedQuote quote;
    quote.content = {{begin + 29, begin + length - 2}};
    out.quotes.push_back(quote);
    out.claims.push_back(claim("v" + number, "assert"));
    out.claims.back().chain = {{{"m" + number}, "s" + number, "assert"}};
  }
  return out;
}

std::vector<Coding> hostile_all() {
  const std::string input((std::istreambuf_iterator<char>(std::cin)),
                          std::istreambuf_iterator<char>());
  std::vector<Coding> out;
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = input.find('\0', at);
    out.push_back(hostile(input.substr(at, end - at)));
    at = end == std::string::npos ? input.size() : end + 1;
  }
  return out;
}

int run(const std::vector<std::string>& arguments) {
  Result<std::unique_ptr<Formatter>> page = open_page(arguments[0]);
  if (!page) {
    std::fprintf(stderr, "%s: %s\n", page.error().what.c_str(), page.error().where.c_str());
    return 1;
  }
  std::vector<Coding> codings;
  if (arguments[1] == "hostile") {
    codings = hostile_all();
  } else if (arguments[1] == "overlap") {
    codings = {overlap()};
  } else {
    codings = {large(std::stoul(arguments[2]) << 10)};
  }
  std::cout << (*page)->head();
  for (const Coding& coding : codings) std::cout << (*page)->document(coding);
  std::cout << (*page)->tail();
  return 0;
}

}  // namespace
}  // namespace sayso::cli

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 2) return 2;
  return sayso::cli::run(arguments);
}
