#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/decimal.h"

namespace zhijian {

/// A result as people read it: a small tree that is made once for each kind of result (scorecards, coverage,
/// …) and that every printer (terminal, Markdown, HTML) lays out. Texts are as they came: printers escape.

/// What a piece means, not what it looks like.
enum class Style : uint8_t { Plain, Bold, Dim, Good, Bad };

/// A number as a length.
struct Bar {
  Decimal value, full;
};

struct Heading {
  std::string text;
  int level = 2;       ///< 1: the document's title
  std::string id;      ///< where links lead
  bool folds = false;  ///< what belongs to it can be folded away
  bool open = true;    ///< and is not at first
};

/// An entry of a list, with what belongs to it below.
struct Item {
  std::string text;
  std::string lead = {};  ///< what stands out before the text: points, a sign
  Style style = Style::Plain;
  std::optional<Bar> bar = {};
  std::string tail = {};  ///< behind the bar
  std::vector<Item> items = {};
};

struct List {
  enum class Kind : uint8_t {
    Facts,   ///< sentences about what the heading names
    Items,   ///< of equal kind
    Places,  ///< begin with a file and a line, each for a line of its own
  };
  Kind kind = Kind::Items;
  std::vector<Item> items;
};

struct Cell {
  std::string text;
  Style style = Style::Plain;
  std::optional<Bar> bar = {};   ///< of a column of bars
  std::string link = {};         ///< the id of a heading
  std::optional<int> heat = {};  ///< 0 to 100: how much of it is bad
};

struct Column {
  enum class Kind : uint8_t {
    Text,
    Number,
    Bar,
    Note,  ///< the last: where a line has no room for it, it stands below
  };
  std::string heading;
  Kind kind = Kind::Text;
  int most = 40;           ///< columns of a terminal; of a bar its length
  int drop = 0;            ///< narrow terminals do without: 1 goes first; 0: never
  bool groups = false;     ///< worth choosing rows by
  std::string label = {};  ///< what a note that stands below begins with
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< a cell for each column
  bool evident = false;                 ///< needs no headings where there is room for none
};

using Block = std::variant<Heading, List, Table>;
using Document = std::vector<Block>;

}  // namespace zhijian
