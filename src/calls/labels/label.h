#pragma once

#include <string>
#include <string_view>

#include "calls/labels/label_clock.h"
#include "calls/reader.h"

namespace zhijian {

/// What a line of a transcript that people read is.
enum class LineKind : uint8_t {
  Speech,   ///< `客服：您好`: somebody speaks; the words may be on the lines below
  Unclear,  ///< `客服 不知道`: somebody else may speak; nobody is taken for it, and it is warned of
  Words,    ///< `我们 9:30 上班`: goes on with what was said before
  DoubtfulWords,  ///< `尊敬的客户：您好`: goes on too, but has a role's name in front, and is warned of
  BadTime,        ///< `[00:75] 客服：好`: what stands in brackets as times do is none
};

struct LabelledLine {
  LineKind kind = LineKind::Words;
  std::string speaker;     ///< a role's name, or who it is: `张先生`, `SPEAKER_01`
  std::string agent_id;    ///< of an agent's label: `A1024` in `坐席A1024(王敏)：`
  std::string agent_name;  ///< `王敏`
  std::string_view text;   ///< what is said; of BadTime, the time
  LabelTimes times;
  bool is_timed = false;     ///< a time in brackets stands at the begin
  bool holds_label = false;  ///< the text has another speaker's label in it
};

/// Takes a line apart. The rules stand in samples/README.md, "How lines of text are read", with examples.
///
/// `roles_only`: the speaker is known already (from a voice tag), so that only a role's name is another.
LabelledLine read_label(std::string_view line, const ReadOptions& options, bool roles_only = false);

}  // namespace zhijian
