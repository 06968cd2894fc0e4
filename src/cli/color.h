#pragma once

#include <string>
#include <string_view>

namespace zhijian {

/// Colours text for a terminal, or leaves it as it is.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  std::string red(std::string_view text) const { return in("31", text); }
  std::string green(std::string_view text) const { return in("32", text); }
  std::string yellow(std::string_view text) const { return in("33", text); }
  std::string faint(std::string_view text) const { return in("2", text); }
  std::string bold(std::string_view text) const { return in("1", text); }

 private:
  std::string in(const char* code, std::string_view text) const {
    if (!on_) return std::string(text);
    return "\033[" + std::string(code) + "m" + std::string(text) + "\033[0m";
  }

  bool on_;
};

}  // namespace zhijian
