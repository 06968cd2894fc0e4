#include "language/digest.h"

#include <nettle/sha2.h>

#include <array>

#include "language/load/load.h"

namespace zhijian {

std::string digest(const Rubric& rubric) {
  const std::string text = canonical_form(rubric);
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  std::array<uint8_t, SHA256_DIGEST_SIZE> hash{};
  sha256_digest(&context, hash.size(), hash.data());
  std::string out = "sha256:";
  for (const uint8_t byte : hash) {
    constexpr char kHex[] = "0123456789abcdef";
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace zhijian
