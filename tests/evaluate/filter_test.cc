// The filters that keep slow searches from being run may let through too much, but never too little: they are
// compared with what the searches themselves find.
#include <doctest/doctest.h>
#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <random>

#include "base/utf8.h"
#include "search/prefilter/approximate_filter.h"
#include "search/prefilter/near_scan.h"
#include "search/prefilter/pair_filter.h"
#include "search/prefilter/regex_filter.h"

using namespace zhijian;

namespace {

const Folder& folder() {
  static const Folder kFolder({{"呃"}, {{"那", "哪"}}});
  return kFolder;
}

const Sounds& sounds() {
  static const Sounds kSounds(folder());
  return kSounds;
}

Pattern pattern_of(const std::u32string& symbols) {
  Element element{.kind = Element::Kind::Literal, .symbols = symbols};
  return {.elements = {element}};
}

/// The cheapest stretch of the text, by the plain recurrence.
uint32_t least_cost(const std::u32string& phrase, const std::u32string& text, Match::Kind kind) {
  std::vector<uint32_t> row(text.size() + 1, 0);
  for (const char32_t symbol : phrase) {
    std::vector<uint32_t> next(row.size());
    next[0] = row[0] + kFullCost;
    for (size_t j = 1; j < row.size(); ++j) {
      const char32_t other = text[j - 1];
      const bool by_sound = kind != Match::Kind::Similar;
      const auto replaced = static_cast<uint32_t>(symbol == other ? 0
                                                  : by_sound      ? sounds().cost(symbol, other)
                                                                  : kFullCost);
      next[j] = std::min({row[j - 1] + replaced, row[j] + kFullCost, next[j - 1] + kFullCost});
    }
    row = next;
  }
  return *std::min_element(row.begin(), row.end());
}

}  // namespace

TEST_CASE("the filter of phrases by likeness lets through whatever is like enough") {
  const std::u32string alphabet = U"您好很高兴为您服务请问有什么可以帮到客户那哪试是事实石十二一7VIP";
  std::mt19937 random(7);
  const auto make = [&](size_t least, size_t most) {
    std::u32string made;
    const size_t size = least + random() % (most - least + 1);
    while (made.size() < size) made += alphabet[random() % alphabet.size()];
    return made;
  };
  size_t found = 0, left_out = 0;
  for (int round = 0; round < 40; ++round) {
    ApproximateFilter filter(sounds(), folder());
    std::vector<std::u32string> phrases;
    std::vector<Match::Kind> kinds;
    std::vector<uint32_t> limits;
    for (int i = 0; i < 20; ++i) {
      phrases.push_back(make(1, 20));
      kinds.push_back(i % 2 == 0 ? Match::Kind::Similar : Match::Kind::SimilarBySound);
      limits.push_back(static_cast<uint32_t>(phrases.back().size() * (6 + random() % 30)));
      filter.add(pattern_of(phrases.back()), kinds.back(), limits.back());
    }
    filter.finish();
    ApproximateFilter::Scratch scratch;
    for (int turn = 0; turn < 30; ++turn) {
      std::u32string text = make(1, 25);
      if (turn % 2 == 0) text += phrases[random() % phrases.size()];
      std::vector<uint32_t> numbers;
      filter.find(text, scratch, numbers);
      REQUIRE(std::is_sorted(numbers.begin(), numbers.end()));
      for (uint32_t i = 0; i < phrases.size(); ++i) {
        const bool possible = std::binary_search(numbers.begin(), numbers.end(), i);
        const bool is_there = least_cost(phrases[i], text, kinds[i]) <= limits[i];
        REQUIRE_MESSAGE((possible || !is_there), to_utf8(phrases[i]) << " in " << to_utf8(text));
        found += is_there, left_out += !possible;
      }
    }
  }
  CHECK(found > 1000);
  CHECK(left_out > 1000);  // or it were no filter
}

TEST_CASE("what is near is found alike with and without the processor's help") {
  std::mt19937 random(3);
  constexpr uint32_t kRows = 40;
  for (size_t eights = 1; eights <= 9; ++eights) {
    std::vector<Nearness> table(kRows * eights);
    for (Nearness& one : table) {
      for (size_t lane = 0; lane < kPhrasesTogether; ++lane) {
        one.near[lane] = static_cast<uint16_t>(random() & random());
        one.close[lane] = static_cast<uint16_t>(one.near[lane] & random());
      }
    }
    for (size_t size = 0; size < 30; ++size) {
      std::vector<uint32_t> rows(size);
      for (uint32_t& row : rows) row = static_cast<uint32_t>(random() % kRows);
      std::vector<NearFound> fast(eights), plain(eights);
      scan_near(table.data(), eights, rows, fast.data());
      scan_near_plain(table.data(), eights, rows, plain.data());
      for (size_t e = 0; e < eights; ++e) {
        for (size_t lane = 0; lane < kPhrasesTogether; ++lane) {
          REQUIRE(fast[e].any.near[lane] == plain[e].any.near[lane]);
          REQUIRE(fast[e].any.close[lane] == plain[e].any.close[lane]);
          REQUIRE(fast[e].pairs[lane] == plain[e].pairs[lane]);
        }
      }
      for (size_t lane = 0; lane < kPhrasesTogether; ++lane) {
        uint16_t any = 0, pairs = 0;  // of the last eight, by what the names say
        for (size_t i = 0; i < size; ++i) {
          const Nearness& now = table[rows[i] * eights + eights - 1];
          any |= now.near[lane];
          if (i == 0) continue;
          const Nearness& before = table[rows[i - 1] * eights + eights - 1];
          for (int c = 1; c < 16; ++c) {
            const bool near_close = before.near[lane] >> (c - 1) & now.close[lane] >> c & 1;
            const bool close_near = before.close[lane] >> (c - 1) & now.near[lane] >> c & 1;
            if (near_close || close_near) pairs = static_cast<uint16_t>(pairs | 1 << c);
          }
        }
        REQUIRE(plain[eights - 1].any.near[lane] == any);
        REQUIRE(plain[eights - 1].pairs[lane] == pairs);
      }
    }
  }
}

TEST_CASE("a phrase of which nothing can be looked for is always possible") {
  ApproximateFilter filter(sounds(), folder());
  filter.add(pattern_of(U"VIP，"), Match::Kind::Literal, 0);
  filter.add(pattern_of(U"请稍等"), Match::Kind::Literal, 0);
  filter.finish();
  ApproximateFilter::Scratch scratch;
  std::vector<uint32_t> numbers;
  filter.find(U"vip", scratch, numbers);
  CHECK(numbers == std::vector<uint32_t>{0});
}

RegexNeeds needs_of(const std::string& pattern) {
  re2::FilteredRE2 filter(0);
  int id = 0;
  REQUIRE(filter.Add(pattern, {}, &id) == re2::RE2::NoError);
  return regex_needs(filter);
}

TEST_CASE("what expressions need") {
  const auto needs = [](const std::string& pattern) {
    std::string text;
    for (auto clause : needs_of(pattern).clauses) {
      std::sort(clause.begin(), clause.end());
      text += text.empty() ? "" : " & ";
      for (size_t i = 0; i < clause.size(); ++i) text += (i == 0 ? "" : "|") + to_utf8(clause[i]);
    }
    return text;
  };
  CHECK(needs("不知道") == "不知道");
  CHECK(needs("请.{0,6}稍(等|候)") == "稍候|稍等 & 请");
  CHECK(needs("(甲方|乙方)") == "乙方|甲方");
  CHECK(needs("对不起，.*久等") == "久等 & 对不起");
  CHECK(needs("\\d+") == "0|1|2|3|4|5|6|7|8|9");
  CHECK(needs("(不知道)?") == "");
  CHECK(needs("，+") == "");
  CHECK(needs(".*") == "");
}

TEST_CASE("an expression matches only where what it needs is there") {
  const std::u32string alphabet = U"甲乙丙丁，。ab1";
  std::mt19937 random(11);
  const auto letters = [&](size_t most) {
    std::u32string made;
    for (size_t i = random() % most + 1; i > 0; --i) made += alphabet[random() % 4];
    return to_utf8(made);
  };
  size_t matches = 0;
  for (int round = 0; round < 300; ++round) {
    std::string pattern;
    for (int part = 0; part < 3; ++part) {
      switch (random() % 5) {
        case 0:
          pattern += letters(3);
          break;
        case 1:
          pattern += "(" + letters(2) + "|" + letters(2) + ")";
          break;
        case 2:
          pattern += ".{0,3}";
          break;
        case 3:
          pattern += "[" + letters(3) + "]";
          break;
        default:
          pattern += "(?:" + letters(2) + ")?";
          break;
      }
    }
    const re2::RE2 expression(pattern);
    const RegexNeeds needs = needs_of(pattern);
    for (int text_number = 0; text_number < 40; ++text_number) {
      std::u32string given, folded;
      for (size_t i = random() % 12; i > 0; --i) given += alphabet[random() % alphabet.size()];
      for (const char32_t c : given) {
        if (classify(c) == CharClass::Character) folded += c;
      }
      if (!re2::RE2::PartialMatch(to_utf8(given), expression)) continue;
      ++matches;
      for (const auto& clause : needs.clauses) {
        const bool met = std::any_of(clause.begin(), clause.end(), [&](const std::u32string& literal) {
          return folded.find(literal) != std::u32string::npos;
        });
        REQUIRE_MESSAGE(met, pattern << " in " << to_utf8(given));
      }
    }
  }
  CHECK(matches > 300);
}

TEST_CASE("likely places are those that the filters do not deny, with and without the processor's help") {
  std::mt19937 random(4);
  for (const uint32_t pairs_added : {0u, 3u, 40u, 2000u}) {
    PairFilter pairs, singles;
    pairs.reset(pairs_added);
    singles.reset(10);
    const auto symbol = [&] { return static_cast<char32_t>(random() % 5 == 0 ? random() : random() % 60); };
    for (uint32_t i = 0; i < pairs_added; ++i) pairs.add(symbol(), symbol());
    for (uint32_t i = 0; i < 10; ++i) singles.add(symbol(), 0);
    for (size_t size = 1; size < 70; ++size) {
      std::u32string text(size, U' ');
      for (char32_t& c : text) c = symbol();
      const size_t begin = random() % size, end = begin + random() % (size - begin + 1);
      for (const PairFilter* const single :
           {static_cast<const PairFilter*>(nullptr), &std::as_const(singles)}) {
        std::vector<uint32_t> wanted, fast(end - begin), plain(end - begin);
        for (size_t i = begin; i < end; ++i) {
          const bool likely = pairs.may_hold(text[i], i + 1 < size ? text[i + 1] : 0) != 0 ||
                              (single != nullptr && single->may_hold(text[i], 0) != 0);
          if (likely) wanted.push_back(static_cast<uint32_t>(i));
        }
        fast.resize(likely_places(pairs, single, text, begin, end, fast.data()));
        plain.resize(likely_places_plain(pairs, single, text, begin, end, plain.data()));
        REQUIRE(fast == wanted);
        REQUIRE(plain == wanted);
      }
    }
  }
}
