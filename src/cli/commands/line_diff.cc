#include "cli/commands/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cli/color.h"

namespace zhijian {

namespace {

constexpr size_t kContext = 3;
/// Beyond so many pairs of lines to compare, what lies between the first and the last change is one change.
constexpr size_t kMostPairs = 16u << 20;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

/// A line of the diff: in both texts, only before, only after.
struct Step {
  char mark;  ///< ' ', '-', '+'
  std::string_view line;
};

/// Lengths of longest common subsequences of what follows, a row for each line before.
class CommonLines {
 public:
  CommonLines(const Lines& before, const Lines& after, size_t from, size_t end_before, size_t end_after)
      : width_(end_after - from + 1), lengths_((end_before - from + 1) * width_) {
    for (size_t i = end_before - from; i-- > 0;) {
      for (size_t j = end_after - from; j-- > 0;) {
        lengths_[i * width_ + j] =
            before[from + i] == after[from + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  uint32_t at(size_t i, size_t j) const { return lengths_[i * width_ + j]; }

 private:
  size_t width_;
  std::vector<uint32_t> lengths_;
};

std::vector<Step> steps(const Lines& before, const Lines& after) {
  size_t from = 0;
  while (from < before.size() && from < after.size() && before[from] == after[from]) ++from;
  size_t end_before = before.size(), end_after = after.size();
  while (end_before > from && end_after > from && before[end_before - 1] == after[end_after - 1])
    --end_before, --end_after;
  std::vector<Step> out;
  for (size_t i = 0; i < from; ++i) out.push_back({' ', before[i]});
  if ((end_before - from + 1) * (end_after - from + 1) <= kMostPairs) {
    const CommonLines common(before, after, from, end_before, end_after);
    size_t i = from, j = from;
    while (i < end_before || j < end_after) {
      if (i < end_before && j < end_after && before[i] == after[j]) {
        out.push_back({' ', before[i]}), ++i, ++j;
      } else if (i < end_before &&
                 (j == end_after || common.at(i - from + 1, j - from) >= common.at(i - from, j - from + 1))) {
        out.push_back({'-', before[i++]});
      } else {
        out.push_back({'+', after[j++]});
      }
    }
  } else {
    for (size_t i = from; i < end_before; ++i) out.push_back({'-', before[i]});
    for (size_t j = from; j < end_after; ++j) out.push_back({'+', after[j]});
  }
  for (size_t i = end_before; i < before.size(); ++i) out.push_back({' ', before[i]});
  return out;
}

/// "@@ -3,7 +3,8 @@" and the steps of one hunk.
std::string hunk(const std::vector<Step>& steps, size_t begin, size_t end, size_t line_before,
                 size_t line_after, const Paint& paint) {
  size_t count_before = 0, count_after = 0;
  std::string body;
  for (size_t i = begin; i < end; ++i) {
    count_before += steps[i].mark != '+';
    count_after += steps[i].mark != '-';
    const std::string line = steps[i].mark + std::string(steps[i].line);
    body += (steps[i].mark == '-' ? paint.red(line) : steps[i].mark == '+' ? paint.green(line) : line) + "\n";
  }
  // As diff has it: an empty side names the line before.
  const auto range = [](size_t line, size_t count) {
    return std::to_string(count == 0 ? line : line + 1) + "," + std::to_string(count);
  };
  return "@@ -" + range(line_before, count_before) + " +" + range(line_after, count_after) + " @@\n" + body;
}

}  // namespace

std::string line_diff(std::string_view name, std::string_view before, std::string_view after, bool color) {
  if (before == after) return {};
  const Paint paint(color);
  const Lines old_lines = lines_of(before), new_lines = lines_of(after);
  const std::vector<Step> all = steps(old_lines, new_lines);
  std::string out =
      paint.bold("--- " + std::string(name)) + "\n" + paint.bold("+++ " + std::string(name)) + "\n";
  size_t line_before = 0, line_after = 0, done = 0;
  const auto skip_to = [&](size_t step) {
    for (; done < step; ++done) {
      line_before += all[done].mark != '+';
      line_after += all[done].mark != '-';
    }
  };
  for (size_t i = 0; i < all.size(); ++i) {
    if (all[i].mark == ' ') continue;
    size_t last = i;
    for (size_t j = i; j < all.size() && j <= last + 2 * kContext; ++j) {
      if (all[j].mark != ' ') last = j;
    }
    const size_t begin = std::max(done, i > kContext ? i - kContext : 0);
    const size_t end = std::min(all.size(), last + 1 + kContext);
    skip_to(begin);
    out += hunk(all, begin, end, line_before, line_after, paint);
    skip_to(end);
    i = end - 1;
  }
  return out;
}

}  // namespace zhijian
