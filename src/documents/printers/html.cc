#include "documents/printers/html.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/messages/report.h"
#include "documents/printers/html_parts.h"
#include "documents/text_layout.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

namespace zhijian {

namespace {

constexpr size_t kSearchable = 5;  // rows of a table that is worth searching

/// What a Content-Security-Policy calls a piece of style or script.
std::string digest_of(std::string_view text) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, text.size(), reinterpret_cast<const uint8_t*>(text.data()));
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&state, sizeof digest, digest);
  std::string out(BASE64_ENCODE_RAW_LENGTH(sizeof digest), '\0');
  base64_encode_raw(out.data(), sizeof digest, digest);
  return out;
}

/// The template with each `{{name}}` replaced. What replaces is not looked into again.
std::string filled(std::string_view page,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string out;
  for (;;) {
    const size_t open = page.find("{{");
    out += page.substr(0, open);
    if (open == std::string_view::npos) return out;
    const size_t close = page.find("}}", open);
    const std::string_view name = page.substr(open + 2, close - open - 2);
    for (const auto& [known, value] : values) {
      if (known == name) out += value;
    }
    page.remove_prefix(close + 2);
  }
}

std::string_view class_of(Style style) {
  switch (style) {
    case Style::Good:
      return "good";
    case Style::Bad:
      return "bad";
    case Style::Dim:
      return "dim";
    case Style::Plain:
    case Style::Bold:
      break;
  }
  return "";
}

std::string bar_of(const Bar& bar, Style style) {
  const int64_t full = std::max<int64_t>(1, bar.full.hundredths());
  const int64_t part = std::clamp<int64_t>(bar.value.hundredths(), 0, full) * 1000 / full;
  return "<svg class=\"bar " + std::string(class_of(style)) +
         "\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
         "<rect class=\"full\" width=\"1000\" height=\"100\"/><rect class=\"part\" width=\"" +
         std::to_string(part) + "\" height=\"100\"/></svg>";
}

class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}

  void print(const Heading& heading) {
    const std::string text = html_text(heading.text);
    if (heading.level <= 2) close();
    if (heading.level == 1 && title_.empty()) title_ = text;
    const std::string id = heading.id.empty() ? "" : " id=\"" + html_text(heading.id) + "\"";
    if (heading.folds) {
      out_ += "<details" + id + (heading.open ? " open" : "") + "><summary><h2>" + text + "</h2></summary>\n";
      folded_ = true;
      return;
    }
    const std::string tag = "h" + std::to_string(heading.level);
    out_ += "<" + tag + id + ">" + text + "</" + tag + ">\n";
    if (heading.level == 2 && !id.empty())
      nav_ += "<a href=\"#" + html_text(heading.id) + "\">" + text + "</a>\n";
  }

  void print(const List& list) {
    out_ += list.kind == List::Kind::Facts ? "<ul class=\"facts\">\n" : "<ul>\n";
    for (const Item& item : list.items) print(item);
    out_ += "</ul>\n";
  }

  void print(const Table& table) {
    const bool sorts = !table.evident && table.rows.size() > 1;
    if (table.rows.size() >= kSearchable && sorts && links(table)) find(table);
    out_ += "<div class=\"scroll\" tabindex=\"0\">\n<table class=\"";
    out_ += sorts ? "sorts" : "";
    out_ += is_heat(table) ? " heat\">\n<thead><tr>" : "\">\n<thead><tr>";
    for (const Column& column : table.columns) {
      const std::string text = html_text(column.heading);
      out_ += column.kind == Column::Kind::Number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">";
      out_ += sorts && !text.empty() ? "<button type=\"button\">" + text + "</button></th>" : text + "</th>";
    }
    out_ += "</tr></thead>\n<tbody>\n";
    const int group = group_column(table);
    for (const std::vector<Cell>& row : table.rows) {
      out_ += "<tr";
      if (group >= 0) out_ += " data-group=\"" + html_text(row[static_cast<size_t>(group)].text) + "\"";
      out_ += ">";
      for (size_t i = 0; i < row.size(); ++i) print(row[i], table.columns[i]);
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n";
  }

  std::string page(const Document& document, std::string_view footer) {
    for (const Block& block : document) std::visit([&](const auto& known) { print(known); }, block);
    close();
    static constexpr std::string_view kTags[] = {"en", "zh-Hans", "zh-Hant"};
    const std::string_view style = html_part("style.css"), script = html_part("script.js");
    return filled(html_part("page.html"), {{"lang", std::string(kTags[static_cast<size_t>(language_)])},
                                           {"title", title_},
                                           {"style", std::string(style)},
                                           {"style-hash", digest_of(style)},
                                           {"script", std::string(script)},
                                           {"script-hash", digest_of(script)},
                                           {"nav", nav_},
                                           {"main", out_},
                                           {"footer", html_text(footer)}});
  }

 private:
  void close() {
    if (folded_) out_ += "</details>\n";
    folded_ = false;
  }

  void print(const Item& item) {
    const std::string_view style = class_of(item.style);
    out_ += "<li>";
    if (!item.lead.empty())
      out_ += "<strong class=\"" + std::string(style) + "\">" + html_text(item.lead) + "</strong> ";
    const bool styled = item.lead.empty() && !style.empty();
    out_ += styled ? "<span class=\"" + std::string(style) + "\">" + html_text(item.text) + "</span>"
                   : html_text(item.text);
    if (item.bar) out_ += " " + bar_of(*item.bar, item.style);
    if (!item.tail.empty()) out_ += " " + html_text(item.tail);
    if (!item.items.empty()) {
      out_ += "\n<ul>\n";
      for (const Item& below : item.items) print(below);
      out_ += "</ul>\n";
    }
    out_ += "</li>\n";
  }

  void print(const Cell& cell, const Column& column) {
    std::string classes(class_of(cell.style));
    if (cell.heat) classes += " h" + std::to_string((*cell.heat + 9) / 10);
    if (column.kind == Column::Kind::Number) classes += " n";
    if (column.kind == Column::Kind::Note) classes += " note";
    if (column.kind == Column::Kind::Text) classes += " text";
    out_ += "<td class=\"" + classes + "\">";
    if (cell.bar) {
      out_ += bar_of(*cell.bar, cell.style);
    } else if (cell.link.empty()) {
      out_ += html_text(cell.text);
    } else {
      out_ += "<a href=\"#" + html_text(cell.link) + "\">" + html_text(cell.text) + "</a>";
    }
    out_ += "</td>";
  }

  static bool links(const Table& table) {
    return std::any_of(table.rows.front().begin(), table.rows.front().end(),
                       [](const Cell& cell) { return !cell.link.empty(); });
  }
  static bool is_heat(const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
      return std::any_of(row.begin(), row.end(), [](const Cell& cell) { return cell.heat.has_value(); });
    });
  }
  static int group_column(const Table& table) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [](const Column& column) { return column.groups; });
    return found == table.columns.end() ? -1 : static_cast<int>(found - table.columns.begin());
  }

  /// What the script filters the next table by; without script it stays hidden.
  void find(const Table& table) {
    const std::string search = html_text(to_text(says::HtmlSearch, language_));
    out_ += "<div class=\"find\" hidden>\n<input type=\"search\" aria-label=\"" + search +
            "\" placeholder=\"" + search + "\">\n";
    if (const int group = group_column(table); group >= 0) {
      const auto column = static_cast<size_t>(group);
      std::set<std::string> groups;
      for (const std::vector<Cell>& row : table.rows) {
        if (!row[column].text.empty()) groups.insert(html_text(row[column].text));
      }
      if (groups.size() > 1) {
        const std::string all = html_text(to_text(says::HtmlAll, language_));
        out_ += "<select aria-label=\"" + html_text(table.columns[column].heading) +
                "\">\n<option value=\"\">" + html_text(table.columns[column].heading) + ": " + all +
                "</option>\n";
        for (const std::string& name : groups)
          out_ += "<option value=\"" + name + "\">" + name + "</option>\n";
        out_ += "</select>\n";
      }
    }
    out_ += "</div>\n";
  }

  Language language_;
  bool folded_ = false;
  std::string title_, nav_, out_;
};

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : plain(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_page(const Document& document, std::string_view footer, Language language) {
  return Writer(language).page(document, footer);
}

}  // namespace zhijian
