#include "score/scorecards.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include "score/build_report.h"
#include "score/totals.h"

namespace zhijian {

struct Scorecards::Implementation {
  explicit Implementation(Detail wanted) : detail(wanted) {}

  RecordCell& cell_of(const CallRecord& record);
  void index();

  Detail detail;
  RecordCells cells;
  /// The same by agent: hardly any has more than one, so that this finds it with one look and one comparison.
  std::unordered_map<std::string_view, std::vector<RecordCells::value_type*>> of_agent;
  /// Its own, then those of what was merged into it.
  std::vector<std::shared_ptr<TextPool>> pools{std::make_shared<TextPool>()};
  uint64_t calls = 0;
};

RecordCell& Scorecards::Implementation::cell_of(const CallRecord& record) {
  const RecordCellKeyView view(record);
  if (const auto known = of_agent.find(view.agent); known != of_agent.end()) {
    for (RecordCells::value_type* cell : known->second) {
      if (RecordCellKeyView(cell->first) == view) return cell->second;
    }
  }
  RecordCellKey key{std::string(view.agent),  std::string(view.name),    std::string(view.team),
                    std::string(view.rubric), std::string(view.version), std::string(view.digest)};
  RecordCells::value_type& added = *cells.emplace(std::move(key), RecordCell{}).first;
  of_agent[added.first.agent].push_back(&added);
  return added.second;
}

void Scorecards::Implementation::index() {
  of_agent.clear();
  for (RecordCells::value_type& cell : cells) of_agent[cell.first.agent].push_back(&cell);
}

Scorecards::Scorecards(Detail detail) : implementation_(std::make_unique<Implementation>(detail)) {}
Scorecards::~Scorecards() = default;
Scorecards::Scorecards(Scorecards&&) noexcept = default;
Scorecards& Scorecards::operator=(Scorecards&&) noexcept = default;

void Scorecards::add(const CallRecord& record, bool is_first) {
  Implementation& self = *implementation_;
  self.calls += is_first;
  RecordCell& cell = self.cell_of(record);
  cell.add(record, *self.pools.front());
  if (self.detail == Detail::Rules) cell.add_rules(record, *self.pools.front());
}

void Scorecards::merge(Scorecards&& other) {
  Implementation& self = *implementation_;
  Implementation& more = *other.implementation_;
  self.calls += more.calls;
  self.pools.insert(self.pools.end(), more.pools.begin(), more.pools.end());
  self.cells.merge(more.cells);  // what is left in `more` is in both
  for (auto& [key, cell] : more.cells) self.cells.find(key)->second.merge(std::move(cell));
  self.index();
  other.clear();
}

void Scorecards::clear() {
  *implementation_ = Implementation(implementation_->detail);
}

uint64_t Scorecards::scored() const {
  return implementation_->calls;
}

Report Scorecards::report(const InputCounts& counts, std::vector<Reject> rejects, const AgentChoice& choice) {
  for (auto& [key, cell] : implementation_->cells) cell.settle();
  Report report = build_report(implementation_->cells, choice);
  implementation_->of_agent.clear();
  implementation_->cells.clear();
  report.summary.input = counts;
  report.summary.scored = implementation_->calls;
  report.rejects = std::move(rejects);
  return report;
}

}  // namespace zhijian
