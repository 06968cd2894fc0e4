#include "calls/formats/table_index.h"

#include <algorithm>
#include <limits>

#include "base/messages/transcript.h"
#include "base/utf8.h"
#include "calls/source/splitter.h"

namespace zhijian {

namespace {

uint64_t key_of(std::string_view id) {
  return std::hash<std::string_view>()(id);
}

}  // namespace

void TableIndex::add(const TableRows::Row& row) {
  if (call_ == nullptr || row.id != current_ || row.head != current_head_) {
    current_ = row.id;
    current_head_ = row.head;
    call_ = &calls_[key_of(row.id)];
    if (call_->runs++ == 0) {
      call_->head = row.head;
    } else {
      scattered_ = true;
      if (call_->head != row.head) {
        set_fault(*call_, row.line, message(says::RejectCallInTwoTables));
      }
    }
    if (is_damaged_id(row.id)) set_fault(*call_, row.line, message(says::RejectDamagedId, row.id));
  }
  const size_t size = row.end - row.begin;
  call_->bytes = static_cast<uint32_t>(
      std::min<uint64_t>(uint64_t{call_->bytes} + size, std::numeric_limits<uint32_t>::max()));
  if (call_->bytes > options_.max_call_bytes) set_fault(*call_, 0, too_large(options_));
  if (!row.fault) return;
  set_fault(*call_, row.line, *row.fault);
  constexpr size_t kMaxDoubtful = 100'000;
  if (!row.own_id.empty() && doubtful_.size() < kMaxDoubtful) {
    doubtful_.emplace(std::string(row.own_id), Fault{row.line, *row.fault});
  }
}

void TableIndex::finish(bool is_broken) {
  if (is_broken && call_ != nullptr) {
    set_fault(*call_, 0, message(says::RejectNoSegments));
    call_->is_told = true;  // the file's own reject says it
  }
  for (const auto& [id, fault] : doubtful_) {
    if (Call* call = find(id)) set_fault(*call, fault.line, fault.reason);
  }
}

TableIndex::Call* TableIndex::find(std::string_view id) {
  const auto found = calls_.find(key_of(id));
  return found == calls_.end() ? nullptr : &found->second;
}

void TableIndex::set_fault(Call& call, uint32_t line, Message reason) {
  if (call.fault != 0) return;
  faults_.push_back({line, std::move(reason)});
  call.fault = static_cast<uint32_t>(faults_.size());
}

}  // namespace zhijian
