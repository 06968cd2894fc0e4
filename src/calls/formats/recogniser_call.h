#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls/call_builder.h"

namespace zhijian::recogniser {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// A recogniser's segment in our terms. The views are good as long as the document.
struct Sentence {
  std::string speaker;
  std::string_view text;
  int64_t begin_ms = kNoTime;
  int64_t end_ms = kNoTime;
  std::string_view label;  ///< a feeling that it heard, empty for none
};

struct Document {
  std::string id;
  std::optional<int64_t> duration_ms;
  std::string_view language;
  std::vector<Sentence> sentences;
  std::optional<Message> problem;  ///< why there are no words
};

/// The element at a path of fields ("Response", "Data"), if there is one that is not null.
std::optional<element> find(const object& from, std::initializer_list<std::string_view> path);
std::optional<array> find_array(const object& from, std::initializer_list<std::string_view> path);
/// A string or a number as text; empty for anything else.
std::string text_at(const object& from, std::string_view name);
std::string_view string_at(const object& from, std::string_view name);
/// A number times `factor`, rounded; kNoTime for anything else, or where it is negative.
int64_t time_at(const object& from, std::string_view name, double factor = 1);

/// The words of the next sentence of `list`; where they are no text, that is the document's problem.
std::string_view words_at(const object& from, std::string_view name, std::string_view list, Document& out);

/// How one recogniser's documents are told and read; `read` returns false for documents of others.
using Reader = bool (*)(const object& document, Document& out);
bool read_amazon(const object& document, Document& out);
bool read_alibaba(const object& document, Document& out);
bool read_tencent(const object& document, Document& out);
bool read_funasr(const object& document, Document& out);
bool read_whisper(const object& document, Document& out);

}  // namespace zhijian::recogniser
