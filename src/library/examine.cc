#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "base/instruction_set.h"
#include "engine/data_pack.h"
#include "engine/open.h"
#include "markup/markup.h"
#include "sayso/doctor.h"
#include "sayso/sayso.h"

namespace sayso {
namespace {

using State = Finding::State;
using Tell = std::function<void(const Finding&)>;

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
constexpr std::uint64_t kMemoryMiB = 512;
constexpr std::uint64_t kDiskMiB = 200;

Finding bad(std::string name, const Error& error) {
  const std::string where = error.where.empty() ? "" : error.where + ": ";
  return {State::bad, std::move(name),
          fmt::format("{}{} (SAY-{:04})", where, error.what, error.number), error.next};
}

/// "1 event", "2 events".
std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

void examine_program(const Tell& tell) {
  std::error_code none;
  const std::string file = std::filesystem::read_symlink("/proc/self/exe", none).string();
  tell({State::good, "program", fmt::format("sayso {}, {}", version(), file), ""});
}

void examine_processor(const Tell& tell) {
  const std::string isa = instruction_set();
  const bool old = isa.starts_with("x86-64-v1") || isa.starts_with("x86-64-v2");
  const long cores = ::sysconf(_SC_NPROCESSORS_ONLN);
  tell({old ? State::bad : State::good, "processor", fmt::format("{}, {} cores", isa, cores),
        old ? "use a processor with AVX2 (of 2013 or later)" : ""});
}

/// MiB that a new process can have: what the kernel says is available.
std::uint64_t available_memory() {
  std::ifstream file("/proc/meminfo");
  for (std::string key; file >> key;) {
    std::uint64_t kib = 0;
    file >> kib;
    if (key == "MemAvailable:") return kib / 1024;
    std::getline(file, key);
  }
  return 0;
}

void examine_memory(const Tell& tell) {
  const std::uint64_t mib = available_memory();
  const bool little = mib < kMemoryMiB;
  tell({little ? State::doubtful : State::good, "memory", fmt::format("{} MiB available", mib),
        little ? fmt::format("sayso needs up to {} MiB: end other programs, or use --jobs 1",
                             kMemoryMiB)
               : ""});
}

void examine_disk(const Tell& tell) {
  struct statvfs disk {};
  if (::statvfs(".", &disk) != 0) return;
  const std::uint64_t mib = disk.f_bavail * disk.f_frsize / kMiB;
  const bool little = mib < kDiskMiB;
  tell({little ? State::doubtful : State::good, "disk", fmt::format("{} MiB free here", mib),
        little ? "free some space before you write results here" : ""});
}

/// The data folder; empty where it is not sound.
std::string examine_data(const Settings& settings, const Tell& tell) {
  const Result<std::string> data = find_data(settings.data);
  if (!data) {
    tell(bad("data", data.error()));
    return "";
  }
  Settings tables = settings;
  tables.data = *data;
  const Result<Engine> engine = Engine::open_without_model(tables);
  if (!engine && engine.error().number / 100 != 20) {
    tell(bad("data", engine.error()));
    return "";
  }
  tell({State::good, "data",
        engine ? fmt::format("{}, ontology {}, actors {}", *data, engine->run().ontology,
                             engine->run().actors)
               : *data,
        ""});
  return *data;
}

/// Without a fresh pack the tables are read at each start.
void examine_pack(const Settings& settings, const std::string& data, const Tell& tell) {
  const PackFile pack = find_pack(data);
  if (!settings.actors.empty()) {
    tell({State::good, "pack", "none is used with tables of your own, which are read at each start",
          ""});
  } else if (pack.fresh()) {
    tell({State::good, "pack", pack.path + ", newer than its tables", ""});
  } else {
    const std::string what = pack.path.empty() ? "there is no sayso.pack"
                                               : pack.path + " is older than " + pack.newer_table;
    tell({State::doubtful, "pack", what + ": all tables are read at each start",
          "run sayso pack, and sayso starts some seconds sooner"});
  }
}

bool examine_model(const Settings& settings, const std::string& data, const Tell& tell) {
  const Result<std::string> folder = find_model(data, settings.model);
  const Result<Manifest> manifest =
      folder ? Manifest::load(*folder) : Result<Manifest>(folder.error());
  if (!manifest) {
    tell(bad("model", manifest.error()));
    return false;
  }
  bool sound = true;
  std::size_t files = 0;
  for (std::size_t i = 0; i < kModelFiles.size(); ++i) {
    if (manifest->hashes.at(i).empty()) continue;
    ++files;
    const Result<std::string> bytes = read_model_file(*folder, kModelFiles.at(i), *manifest);
    if (bytes) continue;
    sound = false;
    tell(bad("model", bytes.error()));
  }
  if (sound) {
    tell({State::good, "model", fmt::format("{}, {} files match their hashes", manifest->id, files),
          ""});
  }
  return sound;
}

void examine_coding(const Settings& settings, const Tell& tell) {
  const auto begin = std::chrono::steady_clock::now();
  const Result<Engine> engine = Engine::open(settings);
  if (!engine) {
    tell(bad("runtime", engine.error()));
    return;
  }
  tell({State::good, "runtime", engine->run().settings, ""});
  Input input;
  input.text = "North Korea shipped artillery shells to Russia, South Korean officials said.";
  const Result<Coding> coding = engine->code(input);
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begin);
  if (!coding) {
    tell(bad("coding", coding.error()));
    return;
  }
  const bool none = coding->events.empty();
  tell(
      {none ? State::bad : State::good, "coding",
       fmt::format("one sentence gave {} and {} in {:.2f} s, start-up included",
                   counted(coding->events.size(), "event"), counted(coding->claims.size(), "claim"),
                   static_cast<double>(taken.count()) / 1000),
       none ? "restore the model folder and the data folder from one release" : ""});
}

void examine_parser(const Tell& tell) {
  const Result<std::string> page =
      parse_apart("<p>A paragraph, long enough to be the article of this page.</p>", {});
  if (!page) {
    tell(bad("parser", page.error()));
    return;
  }
  tell({State::good, "parser", "pages and feeds are read, in a process without rights", ""});
}

}  // namespace

void examine(const Settings& settings, const std::function<void(const Finding&)>& tell) {
  examine_program(tell);
  examine_processor(tell);
  examine_memory(tell);
  examine_disk(tell);
  examine_parser(tell);
  const std::string data = examine_data(settings, tell);
  if (!data.empty()) examine_pack(settings, data, tell);
  if (!data.empty() && examine_model(settings, data, tell)) examine_coding(settings, tell);
}

}  // namespace sayso
