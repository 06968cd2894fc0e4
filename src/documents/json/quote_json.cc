#include "documents/json/quote_json.h"

#include "documents/names.h"

namespace zhijian {

void add_quote(const Quote& quote, JsonWriter& json) {
  json.add("call", quote.call);
  json.add("turn", quote.turn == 0 ? std::nullopt : std::optional(quote.turn));
  json.add_or_null("text", quote.text);
  if (!quote.sentence.empty()) json.add("sentence", quote.sentence);
  if (quote.missing) json.add("missing", true);
  if (quote.review) json.add("review", true);
  if (quote.probe == Probe::None) {
    json.add("phrase", quote.phrase);
  } else {
    json.add("probe", name_of(quote.probe));
    quote.probe == Probe::Label ? json.add("value", quote.label) : json.add("value", quote.value);
  }
}

}  // namespace zhijian
