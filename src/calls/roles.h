#pragma once

#include <optional>
#include <string_view>

#include "calls/call.h"

namespace zhijian {

/// What role_of() says of all names but the two that most transcripts have.
std::optional<Speaker> role_of_other(std::string_view name);

/// The role that a speaker's name says: 坐席, 座席, 客服代表, agent, 客户, 顧客, customer, 系统, IVR, 其他,
/// …, in either script and any case. A number, a letter or something in brackets behind it does not matter:
/// 客服1, 客服（王敏）, Agent 2. Nothing where the name does not tell: 说话人3, SPEAKER_02, 王敏.
inline std::optional<Speaker> role_of(std::string_view name) {
  if (name == "agent") return Speaker::Agent;
  if (name == "customer") return Speaker::Customer;
  return role_of_other(name);
}

/// A speaker's name without what stands in brackets behind it: 员工 of 员工（王敏）.
std::string_view without_brackets(std::string_view name);

/// The same of a name that says a role as it stands, with nothing in brackets and no number behind it.
std::optional<Speaker> role_of_word(std::string_view name);

/// "agent", "customer", "system", "other".
std::string_view speaker_name(Speaker speaker);

/// True for what may stand before a colon as a speaker's name though it says no role: at most 12 characters,
/// without punctuation, and without spaces but before a number (`Speaker 2`). Numbers alone are none.
bool is_speaker_name(std::string_view text);

}  // namespace zhijian
