#include "search/alignment.h"

#include <algorithm>
#include <tuple>

namespace zhijian {

namespace {

/// Costs are kept in parts of a sixtieth, so that flaws decide only between stretches equally similar.
constexpr uint32_t kScale = 1000;
constexpr uint32_t kFlawCost = 1;
constexpr uint32_t kImpossible = UINT32_MAX / 2;
constexpr uint32_t kSlotMax = 5;  ///< what a slot takes that is not what it asks for

/// One step of the phrase: a character, or an element that takes what it likes.
struct Operation {
  Element::Kind kind = Element::Kind::Literal;
  char32_t symbol = 0;
  char32_t asked = 0;
  const Element* element = nullptr;
};

/// The best way to have said the first operations up to some character.
struct Cell {
  uint32_t cost = kImpossible;
  uint32_t start = 0;  ///< where the stretch begins
  uint32_t from = 0;   ///< the character before the last step
  Alignment::Step::Kind step = Alignment::Step::Kind::Same;
  bool flawed = false;

  bool better_than(const Cell& other) const {
    return std::tuple(cost, ~start) < std::tuple(other.cost, ~other.start);
  }
  void take(const Cell& other) {
    if (other.better_than(*this)) *this = other;
  }
};

/// Sellers' algorithm with the whole table kept, for one phrase and one stretch of a turn.
class Table {
 public:
  using Kind = Alignment::Step::Kind;

  Table(const CompiledRubric& rubric, const CallText& call, const Match& match)
      : rubric_(rubric), match_(match), similar_(is_similar(match)), symbols_(call.folded().view()) {}

  void set_text(uint32_t first, uint32_t last) {
    bool end_before = false;
    for (uint32_t i = first; i < last; ++i) {
      if (symbols_[i] > kSentenceBreak) {
        places_.push_back(i);
        text_ += symbols_[i];
        after_end_.push_back(end_before);
      }
      end_before = symbols_[i] == kSentenceBreak;
    }
  }

  /// False if the call lacks a field that the phrase names.
  bool set_phrase(const Pattern& pattern, const FieldValues& fields) {
    for (const Element& element : pattern.elements) {
      if (element.kind == Element::Kind::Field && !fields[element.field]) return false;
      if (element.kind == Element::Kind::Field && !similar_) {
        for (const char32_t symbol : *fields[element.field]) add_character(symbol, symbol);
      } else if (element.kind == Element::Kind::Literal) {
        for (size_t i = 0; i < element.symbols.size(); ++i) add_literal(element, i);
      } else {
        operations_.push_back({.kind = element.kind, .element = &element});
      }
    }
    return size_ > 0;
  }

  /// Fills the table; false as soon as nothing similar enough can come of it.
  bool fill() {
    const auto limit = static_cast<uint32_t>((1 - least_similarity(size_)) * kFullCost * kScale * size_);
    rows_.assign(operations_.size() + 1, std::vector<Cell>(text_.size() + 1));
    for (uint32_t j = 0; j <= text_.size(); ++j) rows_[0][j] = {.cost = 0, .start = j, .from = j};
    for (uint32_t r = 1; r < rows_.size(); ++r) {
      fill_row(r);
      const auto cheapest = std::min_element(rows_[r].begin(), rows_[r].end(),
                                             [](const Cell& a, const Cell& b) { return a.cost < b.cost; });
      if (cheapest->cost > limit) return false;
    }
    return true;
  }

  std::optional<Alignment> best() const {
    const std::vector<Cell>& last = rows_.back();
    uint32_t end = 0;
    const auto key = [&](uint32_t j) { return std::tuple(last[j].cost, j - last[j].start, j); };
    for (uint32_t j = 1; j < last.size(); ++j) {
      if (last[j].start < j && (end == 0 || key(j) < key(end))) end = j;
    }
    if (end == 0 || last[end].cost >= kImpossible) return std::nullopt;
    Alignment alignment;
    alignment.begin = places_[last[end].start];
    alignment.end = places_[end - 1] + 1;
    alignment.cost = last[end].cost / kScale;
    alignment.size = size_;
    trace(end, alignment);
    return alignment;
  }

 private:
  void add_character(char32_t symbol, char32_t asked) {
    operations_.push_back({.symbol = symbol, .asked = asked});
    ++size_;
  }

  void add_literal(const Element& element, size_t index) {
    const char32_t symbol = element.symbols[index];
    const char32_t asked =
        index < element.given.size() && element.given[index] != 0 ? element.given[index] : symbol;
    if (match_.kind != Match::Kind::Literal) return add_character(symbol, asked);
    // The phrase was not folded, the text was: what folding makes of it is what can be compared.
    for (const char32_t folded : rubric_.folder.fold_character(symbol)) add_character(folded, asked);
  }

  uint32_t replace_cost(char32_t a, char32_t b) const {
    if (a == b) return 0;
    if (match_.kind == Match::Kind::Similar) return kFullCost;
    if (match_.kind == Match::Kind::FuzzyHomophone && rubric_.sounds.alike(a, b, true)) return 0;
    return static_cast<uint32_t>(rubric_.sounds.cost(a, b));
  }

  void fill_row(uint32_t r) {
    const Operation& operation = operations_[r - 1];
    switch (operation.kind) {
      case Element::Kind::Literal:
        return fill_character(r, operation);
      case Element::Kind::Break:
        for (uint32_t j = 0; j < rows_[r].size(); ++j) step(r, j, j, 0, Kind::Free, false);
        return;
      case Element::Kind::Gap:
        return fill_gap(r, *operation.element);
      case Element::Kind::Builtin:
      case Element::Kind::Field:
        return fill_slot(r, *operation.element);
    }
  }

  /// A way into row `r` at character `to` from the row before it at `from`.
  void step(uint32_t r, uint32_t from, uint32_t to, uint32_t cost, Kind kind, bool flawed) {
    const Cell& before = rows_[r - 1][from];
    const uint32_t flaw = flawed && !similar_ ? kFlawCost : 0;
    rows_[r][to].take({before.cost + cost + flaw, before.start, from, kind, flaw > 0});
  }

  void fill_character(uint32_t r, const Operation& operation) {
    const bool end_allowed = r > 1 && (operations_[r - 2].kind == Element::Kind::Break ||
                                       operations_[r - 2].kind == Element::Kind::Gap);
    for (uint32_t j = 0; j < rows_[r].size(); ++j) {
      if (j > 0) {
        const bool across = after_end_[j - 1] && !end_allowed && rows_[r - 1][j - 1].start < j - 1;
        const bool same = operation.symbol == text_[j - 1];
        step(r, j - 1, j, replace_cost(operation.symbol, text_[j - 1]) * kScale,
             same ? Kind::Same : Kind::Replaced, across);
      }
      step(r, j, j, kFullCost * kScale, Kind::Missing, false);
      if (j == 0) continue;
      const Cell& before = rows_[r][j - 1];
      rows_[r][j].take({before.cost + kFullCost * kScale, before.start, j - 1, Kind::Extra, false});
    }
  }

  void fill_gap(uint32_t r, const Element& gap) {
    Cell longer;  // the best of the ways that take more than the gap does
    uint32_t longer_from = 0;
    for (uint32_t j = 0; j < rows_[r].size(); ++j) {
      for (uint32_t taken = 0; taken <= gap.max && taken <= j; ++taken) {
        if (taken >= gap.min || !similar_) step(r, j - taken, j, 0, Kind::Free, taken < gap.min);
      }
      if (similar_ || j <= gap.max) continue;
      const uint32_t candidate = j - gap.max - 1;
      if (rows_[r - 1][candidate].better_than(longer)) {
        longer = rows_[r - 1][candidate];
        longer_from = candidate;
      }
      if (longer.cost < kImpossible) step(r, longer_from, j, 0, Kind::Free, true);
    }
  }

  void fill_slot(uint32_t r, const Element& slot) {
    std::vector<uint32_t> lengths;
    for (uint32_t j = 0; j < rows_[r].size(); ++j) {
      lengths.clear();
      if (slot.kind == Element::Kind::Builtin && !similar_) {
        rubric_.slots.lengths(slot.set, std::u32string_view(text_).substr(j), lengths);
      }
      for (const uint32_t length : lengths) step(r, j, j + length, 0, Kind::Free, false);
      for (uint32_t length = 0; length <= kSlotMax && j + length < rows_[r].size(); ++length)
        step(r, j, j + length, 0, Kind::Free, true);
    }
  }

  void trace(uint32_t end, Alignment& alignment) const {
    for (uint32_t r = static_cast<uint32_t>(rows_.size()) - 1, j = end; r > 0;) {
      const Cell& cell = rows_[r][j];
      const Operation& operation = operations_[r - 1];
      const uint32_t begin = cell.from < j ? places_[cell.from] : j < places_.size() ? places_[j] : 0;
      const uint32_t stop = cell.from < j ? places_[j - 1] + 1 : begin;
      if (cell.flawed)
        alignment.flaws.push_back({flaw_of(operation, j - cell.from), begin, stop, operation.element});
      const bool nothing = cell.step == Kind::Free && begin == stop;
      if (!nothing) {
        const bool has_asked = cell.step != Kind::Extra && cell.step != Kind::Free;
        alignment.steps.push_back({cell.step, begin, stop, has_asked ? operation.asked : 0});
      }
      j = cell.from;
      if (cell.step != Kind::Extra) --r;
    }
    std::reverse(alignment.steps.begin(), alignment.steps.end());
    std::reverse(alignment.flaws.begin(), alignment.flaws.end());
  }

  static Alignment::Flaw::Kind flaw_of(const Operation& operation, uint32_t taken) {
    if (operation.kind == Element::Kind::Literal) return Alignment::Flaw::Kind::SentenceEnd;
    if (operation.kind != Element::Kind::Gap) return Alignment::Flaw::Kind::WrongSlot;
    return taken < operation.element->min ? Alignment::Flaw::Kind::GapTooShort
                                          : Alignment::Flaw::Kind::GapTooLong;
  }

  const CompiledRubric& rubric_;
  const Match match_;
  const bool similar_;
  const std::u32string_view symbols_;
  std::vector<uint32_t> places_;  ///< of the text's characters among the call's symbols
  std::u32string text_;
  std::vector<bool> after_end_;  ///< a sentence end stands before this character
  std::vector<Operation> operations_;
  uint32_t size_ = 0;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace

double least_similarity(uint32_t size) {
  return size <= 2 ? 0.75 : size <= 4 ? 0.66 : 0.6;
}

bool Alignment::same_characters() const {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) {
    return step.kind == Step::Kind::Same || step.kind == Step::Kind::Free;
  });
}

bool Alignment::better_than(const Alignment& other) const {
  // cost / size, without dividing; then flaws, place, position in the list.
  return std::tuple(uint64_t{cost} * other.size, flaws.size(), begin, order) <
         std::tuple(uint64_t{other.cost} * size, other.flaws.size(), other.begin, other.order);
}

std::optional<Alignment> Aligner::best(const Pattern& pattern, const Match& match, uint32_t turn,
                                       uint32_t first, uint32_t last) const {
  Table table(rubric_, call_, match);
  table.set_text(first, last);
  if (!table.set_phrase(pattern, fields_) || !table.fill()) return std::nullopt;
  std::optional<Alignment> alignment = table.best();
  if (!alignment) return std::nullopt;
  alignment->turn = turn;
  alignment->pattern = &pattern;
  return alignment;
}

}  // namespace zhijian
