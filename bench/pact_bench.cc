// Speed of the pact book on one core: questions a second over the shipped book, and seconds to read
// a book of 10,000 pacts.
//
//   pact_bench [FOLDER of pact files]
#include <cstdio>
#include <ctime>

#include "pact/evaluate.h"
#include "pact/read.h"

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// The book with `count` pacts more: its own ones over and over, under other ids.
std::vector<sayso::BookFile> enlarged(std::vector<sayso::BookFile> files, std::size_t count) {
  std::vector<sayso::BookFile> models;
  for (const sayso::BookFile& file : files) {
    if (file.name.ends_with(".pact")) models.push_back(file);
  }
  for (std::size_t i = 0; i < count && !models.empty(); ++i) {
    const sayso::BookFile& model = models[i % models.size()];
    const std::size_t id = model.bytes.find("\npact ") + 6;
    sayso::BookFile copy{"copy-" + std::to_string(i) + ".pact", model.bytes};
    if (id != std::string::npos + 6) copy.bytes.insert(id, "copy-" + std::to_string(i) + "-");
    files.push_back(std::move(copy));
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : "data/pacts";
  const sayso::Result<std::vector<sayso::BookFile>> files = sayso::collect_book(folder);
  if (!files) return std::fprintf(stderr, "%s\n", files.error().what.c_str()), 1;
  const sayso::ReadBook read = sayso::read_book(*files);
  sayso::Facts facts;
  const sayso::Result<void> added =
      sayso::add_event(read.book, "UKR attacks RUS since 2024-08-06 place kursk", facts);
  if (!added) return 1;
  const char* const states[] = {"RUS", "PRK", "USA", "POL", "FRA", "CHN"};
  double begin = cpu_seconds();
  int asked = 0;
  for (const sayso::Pact& pact : read.book.pacts) {
    for (const char* holder : states) {
      for (const char* wanted : states) {
        const sayso::Ask ask{pact.id, "defend", "", wanted, holder};
        static_cast<void>(sayso::furthest(read.book, facts, pact, ask, {2025, 4, 28}, holder));
        ++asked;
      }
    }
  }
  std::printf("%.0f questions/s\n", asked / (cpu_seconds() - begin));
  const std::vector<sayso::BookFile> many = enlarged(*files, 10'000);
  begin = cpu_seconds();
  const std::size_t pacts = sayso::read_book(many).book.pacts.size();
  std::printf("%zu pacts read in %.2f s\n", pacts, cpu_seconds() - begin);
  return 0;
}
