#pragma once

#include "language/condition.h"
#include "search/call_text.h"
#include "search/hit.h"

namespace zhijian {

/// Hears what an evaluation comes upon. Conditions are those of the compiled rubric's own copy.
class Observer {
 public:
  virtual ~Observer() = default;
  /// A condition was asked, somewhere in the call, and holds or not; not called where that cannot be told.
  virtual void on_condition(const Condition& condition, bool holds) = 0;
  /// What a condition finds within its reach. Hit::phrase and Hit::order count those of its search.
  virtual void on_hit(const Condition& condition, const Hit& hit, const CallText& text) = 0;
};

}  // namespace zhijian
