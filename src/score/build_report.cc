#include "score/build_report.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace zhijian {

namespace {

using CellRef = RecordCells::value_type*;

// Cells are used up: what they hold is moved into the report, so that it is never there twice.

Decimal decimal(const BigInt& hundredths) {
  return Decimal::from_hundredths(within_decimal(hundredths));
}

/// The value that most records have; empty ones only where there is no other.
class MostCommon {
 public:
  void add(const std::string& value, uint64_t times) { times_[value] += times; }

  std::string get() const {
    const std::string* best = nullptr;
    uint64_t most = 0;
    for (const auto& [value, times] : times_) {
      if (!value.empty() && times > most) best = &value, most = times;
    }
    return best ? *best : std::string();
  }

 private:
  std::map<std::string, uint64_t> times_;
};

/// Dimensions or rules of an agent, of all cells. A later version of the rubric has the last word on texts.
template <typename Totals>
struct Collected {
  struct Entry {
    std::string rubric;
    Totals totals;
  };
  std::vector<Entry> entries;

  /// To be called before the entries of a cell; those of one rubric come one after the other.
  void start_cell(const std::string& rubric) {
    is_known_rubric_ = !entries.empty() && entries.back().rubric == rubric;
    next_ = 0;
  }

  /// The entry to merge into, nothing if `totals` was new and has become an entry itself.
  Totals* find_or_add(const std::string& rubric, Totals& totals) {
    // Cells of one rubric mostly have the same entries in the same order.
    for (size_t tried = 0; is_known_rubric_ && tried < entries.size(); ++tried) {
      if (next_ >= entries.size()) next_ = 0;
      Entry& entry = entries[next_++];
      if (*entry.totals.id == *totals.id && entry.rubric == rubric) return &entry.totals;
    }
    entries.push_back({rubric, std::move(totals)});
    return nullptr;
  }

 private:
  bool is_known_rubric_ = false;
  size_t next_ = 0;
};

DimensionCard dimension_card(const std::string& rubric, const DimensionTotals& totals) {
  DimensionCard card{rubric, *totals.id, *totals.name, std::nullopt, totals.max};
  if (totals.count > 0) card.mean = decimal(round_half_up(totals.sum, totals.count));
  return card;
}

RuleCard rule_card(const std::string& rubric, RuleTotals& totals) {
  RuleCard card;
  card.rubric = rubric;
  card.id = *totals.id;
  card.name = *totals.name;
  card.dimension = *totals.dimension;
  card.draft = totals.draft;
  card.applied = totals.applied;
  if (!totals.findings) return card;
  RuleTotals::Findings& findings = *totals.findings;
  if (findings.instead != nullptr) card.instead = *findings.instead;
  card.failed = findings.failed;
  card.unknown = findings.unknown;
  card.review = findings.review;
  card.critical = findings.critical;
  card.hits = findings.hits;
  card.points = decimal(BigInt(findings.points));
  for (const auto& [reason, calls] : findings.reasons) card.reasons.push_back({reason, calls});
  std::stable_sort(card.reasons.begin(), card.reasons.end(),
                   [](const ReasonCard& a, const ReasonCard& b) { return a.calls > b.calls; });
  card.quotes = Quotes(findings.quotes.take());
  return card;
}

void collect_dimensions(const std::vector<CellRef>& cells, AgentCard& card) {
  Collected<DimensionTotals> collected;
  for (const CellRef cell : cells) {
    collected.start_cell(cell->first.rubric);
    for (DimensionTotals& totals : cell->second.dimensions) {
      DimensionTotals* known = collected.find_or_add(cell->first.rubric, totals);
      if (!known) continue;
      known->merge(totals);
      known->name = totals.name;
      known->max = totals.max;
    }
  }
  for (const auto& entry : collected.entries)
    card.dimensions.push_back(dimension_card(entry.rubric, entry.totals));
}

void collect_rules(const std::vector<CellRef>& cells, AgentCard& card) {
  Collected<RuleTotals> collected;
  for (const CellRef cell : cells) {
    collected.start_cell(cell->first.rubric);
    for (RuleTotals& totals : cell->second.rules) {
      RuleTotals* known = collected.find_or_add(cell->first.rubric, totals);
      if (!known) continue;
      known->name = totals.name;
      known->dimension = totals.dimension;
      known->draft = totals.draft;
      const std::string* const last_instead = totals.findings ? totals.findings->instead : nullptr;
      known->merge(std::move(totals));
      if (last_instead != nullptr) known->findings->instead = last_instead;
    }
  }
  card.rules.reserve(collected.entries.size());
  for (auto& entry : collected.entries) card.rules.push_back(rule_card(entry.rubric, entry.totals));
}

void read_scales(const std::vector<CellRef>& cells, AgentCard& card) {
  const Scale& scale = cells.front()->second.scale;
  bool all_alike = true;
  card.ceiling = scale.ceiling;
  for (const CellRef cell : cells) {
    card.ceiling = std::max(card.ceiling, cell->second.scale.ceiling);
    all_alike = all_alike && cell->second.scale == scale;
  }
  if (!all_alike || !card.score) return;
  const Decimal mean = card.score->mean;
  if (scale.pass) card.passed = mean >= *scale.pass;
  const auto grade = std::find_if(scale.grades.begin(), scale.grades.end(),
                                  [&](const auto& step) { return mean >= step.second; });
  if (grade != scale.grades.end()) card.grade = grade->first;
}

AgentCard agent_card_of(std::vector<CellRef> cells) {
  std::sort(cells.begin(), cells.end(), [](CellRef a, CellRef b) {
    const auto order = [](const RecordCellKey& key) {
      return std::tie(key.rubric, key.version, key.digest, key.name, key.team);
    };
    return order(a->first) < order(b->first);
  });
  AgentCard card;
  card.agent = cells.front()->first.agent;
  MostCommon name, team;
  ScoreTotals score;
  for (const CellRef cell : cells) {
    name.add(cell->first.name, cell->second.score.records);
    team.add(cell->first.team, cell->second.score.records);
    score.merge(cell->second.score);
  }
  card.name = name.get();
  card.team = team.get();
  card.calls = score.records;
  card.scored = score.scores.count();
  card.score = score.scores.spread();
  card.pass_rate = score.pass_rate();
  card.critical_calls = score.critical;
  card.review_calls = score.review;
  read_scales(cells, card);
  collect_dimensions(cells, card);
  collect_rules(cells, card);
  return card;
}

void rank_agents(std::vector<AgentCard>& agents) {
  std::sort(agents.begin(), agents.end(), [](const AgentCard& a, const AgentCard& b) {
    if (a.score.has_value() != b.score.has_value()) return a.score.has_value();
    if (a.score && a.score->mean != b.score->mean) return a.score->mean > b.score->mean;
    return a.agent < b.agent;
  });
  for (size_t i = 0; i < agents.size() && agents[i].score; ++i) {
    const bool shared = i > 0 && agents[i].score->mean == agents[i - 1].score->mean;
    agents[i].rank = shared ? *agents[i - 1].rank : i + 1;
  }
}

std::vector<TeamCard> team_cards(const RecordCells& cells, const AgentChoice& choice) {
  struct Team {
    std::set<std::string_view> agents;
    ScoreTotals score;
  };
  std::map<std::string, Team> teams;
  for (const auto& [key, cell] : cells) {
    const bool is_chosen = choice.team.empty() || key.team == choice.team;
    if (key.team.empty() || !is_chosen) continue;
    Team& team = teams[key.team];
    team.agents.insert(key.agent);
    team.score.merge(cell.score);
  }
  std::vector<TeamCard> cards;
  for (const auto& [name, team] : teams) {
    cards.push_back(
        {name, team.agents.size(), team.score.records, team.score.scores.mean(), team.score.pass_rate()});
  }
  std::stable_sort(cards.begin(), cards.end(),
                   [](const TeamCard& a, const TeamCard& b) { return a.mean > b.mean; });
  return cards;
}

/// Takes those out of the report that were not chosen.
void leave_out(const std::set<std::string>& chosen, Report& report) {
  std::vector<AgentCard> kept;
  for (AgentCard& card : report.agents) {
    if (chosen.contains(card.agent)) {
      kept.push_back(std::move(card));
    } else {
      report.left_out.push_back(card.agent);
      if (!card.name.empty()) report.left_out.push_back(card.name);
    }
  }
  report.agents = std::move(kept);
}

}  // namespace

Report build_report(RecordCells& cells, const AgentChoice& choice) {
  Report report;
  std::set<std::tuple<std::string, std::string, std::string>> rubrics;
  ScoreTotals all;
  std::vector<CellRef> of_agent;
  std::set<std::string> chosen;
  for (auto cell = cells.begin(); cell != cells.end();) {
    const std::string& agent = cell->first.agent;
    of_agent.clear();
    for (; cell != cells.end() && cell->first.agent == agent; ++cell) of_agent.push_back(&*cell);
    report.agents.push_back(agent_card_of(of_agent));
    const AgentCard& card = report.agents.back();
    if (!choice.has(card.agent, card.name, card.team)) continue;
    if (!choice.everybody()) chosen.insert(card.agent);
    for (const CellRef one : of_agent) {
      all.merge(one->second.score);
      rubrics.emplace(one->first.rubric, one->first.version, one->first.digest);
    }
  }
  for (const auto& [id, version, digest] : rubrics) report.rubrics.push_back({id, version, digest});
  rank_agents(report.agents);
  report.ranked = static_cast<uint64_t>(std::count_if(report.agents.begin(), report.agents.end(),
                                                      [](const AgentCard& card) { return card.rank; }));
  // Of single agents the mean of a team would be taken for the team's.
  if (choice.agents.empty()) report.teams = team_cards(cells, choice);
  if (!choice.everybody()) leave_out(chosen, report);
  Summary& summary = report.summary;
  summary.records = all.records;
  summary.agents = report.agents.size();
  summary.mean = all.scores.mean();
  summary.pass_rate = all.pass_rate();
  summary.critical_calls = all.critical;
  summary.review_calls = all.review;
  summary.unknown_verdicts = all.unknown_verdicts;
  return report;
}

}  // namespace zhijian
