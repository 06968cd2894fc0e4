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

/// What is one and the same in all records of a call.
CallKey key_of_call(const CallRecord& record) {
  return {hash_text(record.call), static_cast<uint32_t>(hash_text(record.content))};
}

/// Of records of the same call and agent: from the same content the same rubric makes the same record. Where
/// the content is not known (zhijian.call/1), all that the record says has to be the same.
CallKey key_of_record(const CallRecord& record, std::string_view line) {
  const uint64_t agent = hash_text(record.agent) * 0x9E3779B97F4A7C15u;
  const std::string_view content = record.content.empty() ? without_source(line) : record.rubric_digest;
  return {hash_text(record.call) ^ (agent << 1 | agent >> 63), static_cast<uint32_t>(hash_text(content))};
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
  const SeenCalls::Answer call = calls_.add(key_of_call(record_));
  const SeenCalls::Answer record =
      call == SeenCalls::Answer::Different ? call : seen_.add(key_of_record(record_, line));
  // A call counts once, whatever the number of its agents.
  const bool counts = record_.part.count > 0 ? record_.part.number == 1 : last_repeated_ != record_.call;
  if (record != SeenCalls::Answer::New) {
    const std::string id(record_.call);
    if (record == SeenCalls::Answer::Same) {
      result_.counts.duplicates += counts;
    } else if (counts) {
      reject(file, number, message(says::kRejectSameId, id), id);
    }
    last_repeated_ = id;
    return;
  }
  result_.scorecards.add(record_, call == SeenCalls::Answer::New);
  for (size_t i = 0; i < streams_.size(); ++i) streams_[i](record_, out[i]);
}

ScoreResult RecordMerger::take() {
  InputCounts& counts = result_.counts;
  counts.calls = result_.scorecards.scored() + counts.rejected + counts.duplicates;
  return std::move(result_);
}

}  // namespace zhijian
