#include "documents/known_message.h"
#include "base/messages/report.h"

#include <doctest/doctest.h>

using namespace zhijian;

TEST_CASE("a message's English text is known again, with its arguments") {
  for (const Message& one : {message(says::CardNotDone), message(says::RecordNotJson, "a: {b}"),
                             message(says::RecordWrongSchema, "x'y"),
                             message(says::CardDeviation, "1", "2", "3"), message(says::CardRate, "300")}) {
    const std::optional<Message> known = known_message(to_text(one, Language::English));
    REQUIRE(known);
    CHECK(known->id == one.id);
    CHECK(known->arguments == one.arguments);
  }
}

TEST_CASE("other texts stay as they are") {
  CHECK_FALSE(known_message(""));
  CHECK_FALSE(known_message("zzz"));
  CHECK(in_language("of a later version, quite unlike", Language::Simplified) ==
        "of a later version, quite unlike");
  CHECK(in_language(to_text(says::CardNotDone, Language::English), Language::Simplified) ==
        to_text(says::CardNotDone, Language::Simplified));
}
