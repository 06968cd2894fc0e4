#include "report/known_message.h"

#include <doctest/doctest.h>

#include "base/message_id.h"

using namespace zhijian;

TEST_CASE("a message's English text is known again, with its arguments") {
  for (const Message& one :
       {message(MessageId::CardNotDone), message(MessageId::RecordNotJson, "a: {b}"),
        message(MessageId::RecordWrongSchema, "x'y"), message(MessageId::CardDeviation, "1", "2", "3"),
        message(MessageId::CardRate, "300")}) {
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
  CHECK(in_language(to_text(MessageId::CardNotDone, Language::English), Language::Simplified) ==
        to_text(MessageId::CardNotDone, Language::Simplified));
}
