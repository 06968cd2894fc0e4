#include "calls/json/json_tokens.h"

#include <simdjson.h>

#include <cassert>

namespace zhijian::json {

namespace {

constexpr size_t kDepth = 1;  // simdjson's own walks over a document need one; we do not use them

Fault fault_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return Fault::None;
    case simdjson::EMPTY:
      return Fault::Empty;
    case simdjson::UTF8_ERROR:
      return Fault::InvalidBytes;
    case simdjson::UNCLOSED_STRING:
      return Fault::OpenString;
    case simdjson::UNESCAPED_CHARS:
      return Fault::Control;
    default:
      return Fault::TooLarge;
  }
}

}  // namespace

/// The first of simdjson's two stages. Its ways to read on from there (a document, on demand) copy small
/// structures about for each field, which costs more than the reading.
struct Tokens::Finder {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;

  simdjson::error_code find(std::string_view text) {
    if (stage == nullptr) {
      const auto error =
          simdjson::get_active_implementation()->create_dom_parser_implementation(text.size(), kDepth, stage);
      if (error) return error;
    }
    if (stage->capacity() < text.size()) {
      if (const auto error = stage->set_capacity(text.size())) return error;
    }
    return stage->stage1(reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                         simdjson::stage1_mode::regular);
  }
};

static_assert(Tokens::kBeyond >= simdjson::SIMDJSON_PADDING);

Tokens::Tokens() : finder_(std::make_unique<Finder>()) {}
Tokens::~Tokens() = default;

Fault Tokens::find(std::string_view text, [[maybe_unused]] size_t beyond) {
  assert(beyond >= kBeyond);
  static constexpr uint32_t kNone = 0;
  text_ = {};
  next_ = end_ = &kNone;
  has_escapes_ = false;
  if (text.empty()) return Fault::Empty;
  if (const Fault fault = fault_of(finder_->find(text)); fault != Fault::None) return fault;
  text_ = text;
  uint32_t* const begins = finder_->stage->structural_indexes.get();
  next_ = begins;
  end_ = begins + finder_->stage->n_structural_indexes;
  begins[finder_->stage->n_structural_indexes] = static_cast<uint32_t>(text.size());
  has_escapes_ = text.find('\\') != std::string_view::npos;
  return Fault::None;
}

bool Tokens::skip() {
  size_t depth = 0;
  for (; !at_end(); next()) {
    const char c = front();
    if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return false;
      --depth;
    } else if (depth == 0 && (c == ':' || c == ',')) {
      return false;
    }
    if (depth == 0) return next(), true;
  }
  return false;
}

}  // namespace zhijian::json
