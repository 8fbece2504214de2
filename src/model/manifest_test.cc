#include "model/manifest.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/faults.h"
#include "base/hash.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

const std::string kData = SAYSO_SOURCE_DIR "/data";
const std::string kModelFolder = find_model(kData, "").value();

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const std::string kHash(64, 'a');

/// A small manifest without a fault.
std::string good() {
  std::string files;
  for (const std::string_view name : kModelFiles) {
    files += (files.empty() ? "\"" : ", \"") + std::string(name) + "\": \"" + kHash + "\"";
  }
  return R"({"schema": "sayso.model/1", "id": "tiny-1", "least_program": "0.1.0",
 "licence": "none", "precisions": ["f32"], "hidden": 384,
 "window": {"max_pieces": 256, "core_pieces": 200, "neighbours": 2},
 "near_miss": 1.5, "pair_floor": -6.0,
 "labels": {"mention": ["ACT", "LOC"], "trigger": ["SAY"], "role": ["actors", "object"],
  "link": ["says"]},
 "thresholds": {"role": {"actors": -0.5, "object": 1}, "link": {"says": 0.0004}, "coref": 0.25},
 "files": {)" +
         files + "}}";
}

/// The good manifest with `from` replaced by `to` once.
std::string with(const std::string& from, const std::string& to) {
  std::string text = good();
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

void expect_fault(const std::string& manifest, const Fault& fault, const std::string& word) {
  const auto parsed = Manifest::parse(manifest);
  ASSERT_FALSE(parsed) << word;
  EXPECT_EQ(parsed.error().number, fault.number) << parsed.error().what;
  EXPECT_NE(parsed.error().what.find(word), std::string::npos) << parsed.error().what;
}

TEST(Manifest, TheDefaultModelsSaysWhatItIs) {
  const auto folder = find_model(kData, "");
  ASSERT_TRUE(folder);
  const auto manifest = Manifest::load(*folder);
  ASSERT_TRUE(manifest) << manifest.error().what;
  EXPECT_EQ(manifest->id, fs::path(*folder).filename());
  EXPECT_EQ(manifest->labels.mention.size(), 6u);
  EXPECT_EQ(manifest->labels.root.size(), 15u);
  EXPECT_EQ(manifest->thresholds.role.size(), manifest->labels.role.size());
  EXPECT_EQ(manifest->thresholds.link.size(), manifest->labels.link.size());
  EXPECT_EQ(manifest->sha256, Sha256().add(bytes_of(*folder + "/model.json")).hex());
}

TEST(Manifest, CalibrationIsWholeOrAbsent) {
  EXPECT_FALSE(Manifest::parse(good())->calibration);
  const std::string whole =
      R"("calibration": {"bias": 0.5, "trigger": 1, "type": 2, "chosen": 3, "left": 4,)"
      R"( "no_actors": -1, "no_recipients": -2, "said": 0.25}, "files")";
  const auto manifest = Manifest::parse(with("\"files\"", whole));
  ASSERT_TRUE(manifest) << manifest.error().what;
  ASSERT_TRUE(manifest->calibration);
  EXPECT_EQ(manifest->calibration->bias, 0.5);
  EXPECT_EQ(manifest->calibration->weights,
            (decltype(Calibration::weights){1, 2, 3, 4, -1, -2, 0.25}));
  expect_fault(with("\"files\"", R"("calibration": {"bias": 0.5}, "files")"), fault::kManifest,
               "calibration");
}

TEST(Manifest, LogitsBecomeThousandthsInTheOrderOfTheLabels) {
  const auto manifest = Manifest::parse(good());
  ASSERT_TRUE(manifest) << manifest.error().what;
  EXPECT_EQ(manifest->thresholds.role, (std::vector<Score>{-500, 1000}));
  EXPECT_EQ(manifest->thresholds.link, (std::vector<Score>{0}));
  EXPECT_EQ(manifest->thresholds.coref, 250);
  EXPECT_EQ(manifest->near_miss, 1500);
  EXPECT_EQ(manifest->pair_floor, -6000);
  EXPECT_TRUE(manifest->labels.sector.empty());
}

TEST(Manifest, EveryFaultNamesItsField) {
  expect_fault("", fault::kManifest, "JSON");
  expect_fault("[]", fault::kManifest, "object");
  expect_fault("{}", fault::kManifest, "schema is missing");
  expect_fault(with("\"id\"", "\"Id\""), fault::kManifest, "id is missing");
  expect_fault(with("tiny-1", "../secret"), fault::kManifest, "id");
  expect_fault(with("\"hidden\": 384", "\"hidden\": -1"), fault::kManifest, "hidden");
  expect_fault(with("\"hidden\": 384", "\"hidden\": 1e9"), fault::kManifest, "hidden");
  expect_fault(with("\"max_pieces\": 256", "\"max_pieces\": 3"), fault::kManifest, "max_pieces");
  expect_fault(with("\"core_pieces\": 200", "\"core_pieces\": 0"), fault::kManifest, "core_pieces");
  expect_fault(with("[\"ACT\"", "[\"LOC\""), fault::kManifest, "labels.mention holds LOC twice");
  expect_fault(with("[\"ACT\"", "[7"), fault::kManifest, "labels.mention");
  expect_fault(with("[\"ACT\"", "[\"a b\""), fault::kManifest, "labels.mention");
  expect_fault(with("\"actors\": -0.5", "\"actor\": 0.0"), fault::kManifest,
               "thresholds.role.actors");
  expect_fault(with("\"says\": 0.0004", "\"says\": \"0\""), fault::kManifest,
               "thresholds.link.says");
  expect_fault(with("\"coref\": 0.25", "\"coref\": 1e300"), fault::kManifest, "thresholds.coref");
  expect_fault(with("\"vocab.txt\": \"a", "\"vocab.txt\": \"X"), fault::kManifest,
               "files.vocab.txt");
  expect_fault(with("\"heads.bin\"", "\"heads\""), fault::kManifest, "files.heads.bin");
  expect_fault(with("\"least_program\": \"0.1.0\"", "\"least_program\": \"0.1\""), fault::kManifest,
               "least_program");
}

TEST(Manifest, AnotherFormatOrALaterProgramIsAVersionFault) {
  expect_fault(with("sayso.model/1", "sayso.model/2"), fault::kModelVersion, "sayso.model/2");
  expect_fault(with("\"least_program\": \"0.1.0\"", "\"least_program\": \"9.0.0\""),
               fault::kModelVersion, "9.0.0");
  expect_fault(with("sayso.model/1", "sayso.coding/1"), fault::kManifest, "schema");
}

TEST(Manifest, ACutManifestIsRefusedWhereverItIsCut) {
  const std::string whole = good();
  const std::size_t end = whole.find_last_not_of(" \n");
  for (std::size_t size = 0; size <= end; size += 37) {
    EXPECT_FALSE(Manifest::parse(std::string_view(whole).substr(0, size))) << size;
  }
}

TEST(Manifest, AModelIsFoundByFolderByIdAndByDefault) {
  EXPECT_EQ(find_model(kData, kModelFolder).value(), kModelFolder);
  EXPECT_EQ(find_model(kData, fs::path(kModelFolder).filename()).value(), kModelFolder);
  for (const char* name : {"none", "../models", "/nowhere", "a b"}) {
    const auto found = find_model(kData, name);
    ASSERT_FALSE(found) << name;
    EXPECT_EQ(found.error().number, fault::kNoModel.number);
  }
  EXPECT_EQ(find_model("/nowhere", "").error().number, fault::kNoModel.number);
  EXPECT_EQ(Manifest::load(kData).error().number, fault::kNoModel.number);
}

/// A copy of the small files of the default model that a test may spoil.
class SpoiltModel : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / "sayso_spoilt_model";
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    for (const char* name : {"model.json", "vocab.txt"}) {
      fs::copy_file(kModelFolder + "/" + name, folder_ / name);
    }
    manifest_ = Manifest::load(folder_).value();
  }
  void TearDown() override { fs::remove_all(folder_); }

  void expect(const Fault& fault) {
    const auto bytes = read_model_file(folder_, "vocab.txt", manifest_);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().number, fault.number);
    EXPECT_EQ(bytes.error().where, (folder_ / "vocab.txt").string());
  }

  fs::path folder_;
  Manifest manifest_;
};

TEST_F(SpoiltModel, AMissingFileIsNamed) {
  fs::remove(folder_ / "vocab.txt");
  expect(fault::kModelFile);
}

TEST_F(SpoiltModel, ATruncatedFileDoesNotMatchItsHash) {
  fs::resize_file(folder_ / "vocab.txt", 1000);
  expect(fault::kModelHash);
}

TEST_F(SpoiltModel, AFlippedBitDoesNotMatchItsHash) {
  std::string bytes = bytes_of(folder_ / "vocab.txt");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(folder_ / "vocab.txt", std::ios::binary) << bytes;
  expect(fault::kModelHash);
}

TEST_F(SpoiltModel, AFolderInPlaceOfAFileIsAMissingFile) {
  fs::remove(folder_ / "vocab.txt");
  fs::create_directory(folder_ / "vocab.txt");
  expect(fault::kModelFile);
}

}  // namespace
}  // namespace sayso
