#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "calls/call.h"

namespace zhijian {

/// Who works here: for each agent's id the name and the team, which fill what calls do not say.
class Roster {
 public:
  /// False where the id is there already.
  bool add(CallAgent agent) {
    std::string id = agent.id;
    return agents_.emplace(std::move(id), std::move(agent)).second;
  }
  /// Null for an id that is not in it.
  const CallAgent* find(std::string_view id) const {
    const auto found = agents_.find(std::string(id));
    return found == agents_.end() ? nullptr : &found->second;
  }
  size_t size() const { return agents_.size(); }

 private:
  std::unordered_map<std::string, CallAgent> agents_;
};

}  // namespace zhijian
