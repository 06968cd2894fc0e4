#include "text/fold.h"

#include <doctest/doctest.h>

#include "base/utf8.h"

using namespace zhijian;

namespace {

const Folder& plain_folder() {
  static const Folder folder(FoldOptions{{"嗯", "呃"}, {{"帐", "账"}, {"你", "妳"}}});
  return folder;
}

/// The folded text with `|` for a sentence break.
std::string folded(std::string_view text, const Folder& folder = plain_folder()) {
  FoldedText out;
  folder.fold(text, 0, out);
  std::string shown;
  for (const char32_t symbol : out.symbols) append_utf8(symbol == kSentenceBreak ? U'|' : symbol, shown);
  return shown;
}

}  // namespace

TEST_CASE("variants of a character are one") {
  CHECK(folded("標準這裡聯繫") == folded("标准这里联系"));
  CHECK(folded("幹乾干榦") == folded("干干干干"));
  CHECK(folded("帳賬") == folded("账帐"));
  CHECK(folded("ＡＢｃ１２３") == "abc123");
  CHECK(folded("㏇㈠㊣") == "co一正");
}

TEST_CASE("punctuation") {
  CHECK(folded("好的，不“知”道。") == "好的不知道|");
  CHECK(folded("好。。！？好") == "好|好");
  CHECK(folded("a.b 3.5 c. d...e") == "a.b3.5c|de");
}
