#pragma once

#include "compare/quality/mutation.h"

namespace zhijian {

/// Takes away one phrase after the other, unless it is the only one, and one alternative after the other.
/// `kind` is that of the phrases: MutationKind::Phrase or Exception.
void mutate_phrases(std::vector<Phrase>& phrases, MutationKind kind, const MutationVisitor& visit);

/// Takes one item after the other out of a list of at least two; `visit` gets the item that is missing.
template <typename Item, typename Visit>
void without_each(std::vector<Item>& items, Visit visit) {
  if (items.size() < 2) return;
  for (size_t i = 0; i < items.size(); ++i) {
    Item taken = std::move(items[i]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    visit(taken);
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(i), std::move(taken));
  }
}

}  // namespace zhijian
