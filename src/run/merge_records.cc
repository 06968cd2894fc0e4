#include "run/merge_records.h"

#include "base/hash.h"
#include "base/messages/cli.h"

namespace zhijian {

namespace {

/// What the record says, without the file that its call came from: the same call may lie elsewhere on another
/// machine.
std::string_view without_source(std::string_view line) {
  return line.substr(0, line.rfind(",\"source\":"));
}

CallKey record_key(const CallRecord& record, std::string_view line) {
  const uint64_t agent = hash_text(record.agent) * 0x9E3779B97F4A7C15u;
  return {hash_text(record.call) ^ (agent << 1 | agent >> 63),
          static_cast<uint32_t>(hash_text(without_source(line)))};
}

}  // namespace

void RecordMerger::reject(const std::string& file, uint32_t number, Message reason, std::string call) {
  ++result_.counts.rejected;
  Reject rejected{file, number, std::move(reason), std::move(call)};
  if (on_reject_) on_reject_(rejected);
  if (result_.rejects.size() < kMaxRejectsKept) result_.rejects.push_back(std::move(rejected));
}

void RecordMerger::add_line(std::string_view line, const std::string& file, uint32_t number,
                            std::vector<std::string>& out) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return;
  if (const auto read = reader_.read(line, record_); !read) return reject(file, number, read.error(), {});
  switch (seen_.add(record_key(record_, line))) {
    case SeenCalls::Answer::Same:
      if (last_duplicate_ != record_.call) ++result_.counts.duplicates;
      last_duplicate_ = record_.call;
      return;
    case SeenCalls::Answer::Different: {
      const std::string call(record_.call);
      return reject(file, number, message(says::kRejectSameId, call), call);
    }
    case SeenCalls::Answer::New:
      break;
  }
  result_.scorecards.add(record_);
  for (size_t i = 0; i < streams_.size(); ++i) streams_[i](record_, out[i]);
}

ScoreResult RecordMerger::take() {
  InputCounts& counts = result_.counts;
  counts.calls = result_.scorecards.scored() + counts.rejected + counts.duplicates;
  return std::move(result_);
}

}  // namespace zhijian
