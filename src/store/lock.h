// One writer at a time: a lock beside the file that vanishes with its holder, however that ends.
#pragma once

#include <string>

#include "base/result.h"

namespace sayso {

class WriterLock {
 public:
  /// Takes the lock of the ledger at `path` (the file PATH-lock). Errors: kLedgerBusy, kLedgerFile.
  static Result<WriterLock> take(const std::string& path);

  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  WriterLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  void give_back();

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace sayso
