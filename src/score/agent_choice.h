#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace zhijian {

/// Whose results are to be seen: everybody's where nothing is named.
struct AgentChoice {
  std::vector<std::string> agents;  ///< ids or names
  std::string team;

  bool everybody() const { return agents.empty() && team.empty(); }

  bool has(std::string_view id, std::string_view name, std::string_view of_team) const {
    if (!team.empty() && of_team != team) return false;
    return agents.empty() || std::any_of(agents.begin(), agents.end(), [&](const std::string& wanted) {
             return id == wanted || name == wanted;
           });
  }
};

}  // namespace zhijian
