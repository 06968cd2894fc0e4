#include <algorithm>

#include "base/diagnostic_code.h"
#include "language/load/check.h"

namespace zhijian {

namespace {

class MomentCycles {
 public:
  MomentCycles(const Rubric& rubric, Diagnostics& diagnostics)
      : rubric_(rubric), diagnostics_(diagnostics), done_(rubric.moments.size()) {}

  bool run() {
    for (const MomentDefinition& moment : rubric_.moments) visit(moment);
    return !found_;
  }

 private:
  void visit(const MomentDefinition& moment) {
    const auto index = static_cast<size_t>(&moment - rubric_.moments.data());
    if (done_[index]) return;
    const auto open = std::find(path_.begin(), path_.end(), &moment);
    if (open != path_.end()) {
      std::string way;
      for (auto step = open; step != path_.end(); ++step) way += (*step)->name + " → ";
      diagnostics_.add(DiagnosticCode::moment_cycle, (*open)->place, {(*open)->name, way + (*open)->name});
      found_ = true;
      return;
    }
    path_.push_back(&moment);
    visit(moment.condition);
    path_.pop_back();
    done_[index] = true;
  }

  void visit(const Condition& condition) {
    if (condition.kind == Condition::Kind::Moment) visit(condition.moment.text);
    if (condition.scope.after) visit(condition.scope.after->text);
    if (condition.scope.before) visit(condition.scope.before->text);
    for (const Condition& part : condition.parts) visit(part);
  }

  void visit(const std::string& name) {
    const MomentDefinition* moment = rubric_.find_moment(name);
    if (moment != nullptr) visit(*moment);
  }

  const Rubric& rubric_;
  Diagnostics& diagnostics_;
  std::vector<bool> done_;
  std::vector<const MomentDefinition*> path_;
  bool found_ = false;
};

}  // namespace

bool check_moment_cycles(const Rubric& rubric, Diagnostics& diagnostics) {
  return MomentCycles(rubric, diagnostics).run();
}

}  // namespace zhijian
