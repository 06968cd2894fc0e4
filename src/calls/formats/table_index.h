#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "calls/formats/table_rows.h"

namespace zhijian {

/// What a first look at all rows of a file says of its calls: how often each comes up again, and which cannot
/// be used. A call is handed on in the second look once its last row was seen, so that half a call is never
/// scored, in whatever order the rows stand; what is held is the calls that are open at one place. Calls are
/// known by 64-bit hashes of their ids, which is what memory grows with.
class TableIndex {
 public:
  struct Call {
    uint32_t runs = 0;     ///< pieces of rows that stand together
    uint32_t head = 0;     ///< of its first row
    uint32_t fault = 0;    ///< position in faults() and 1; 0 where all its rows can be used
    uint32_t bytes = 0;    ///< as far as they can be counted
    bool is_told = false;  ///< its reject was handed on
  };
  struct Fault {
    uint32_t line;  ///< 0 for the call's first
    Message reason;
  };

  explicit TableIndex(const ReadOptions& options) : options_(options) {}

  void add(const TableRows::Row& row);
  /// After the last row. `is_broken`: the file ended too early, so that the last call has lost rows.
  void finish(bool is_broken);

  Call* find(std::string_view id);
  const Fault& fault(const Call& call) const { return faults_[call.fault - 1]; }
  void set_fault(Call& call, uint32_t line, Message reason);
  bool is_empty() const { return calls_.empty(); }
  /// Rows of some call do not stand together.
  bool is_scattered() const { return scattered_; }

 private:
  const ReadOptions& options_;
  std::unordered_map<uint64_t, Call> calls_;
  std::vector<Fault> faults_;
  /// Rows of which the call cannot be told by their place: whichever call has this id, if any, is not whole.
  std::unordered_map<std::string, Fault> doubtful_;
  std::string current_;
  uint32_t current_head_ = 0;
  Call* call_ = nullptr;
  bool scattered_ = false;
};

}  // namespace zhijian
