#include "documents/mutation_table.h"

#include "base/messages/quality.h"
#include "documents/quality_words.h"
#include "documents/text_layout.h"

namespace zhijian {

namespace {

constexpr MessageId kKindMessages[] = {
    says::mutation_kind_phrase,  says::mutation_kind_alternative, says::mutation_kind_exception,
    says::mutation_kind_pattern, says::mutation_kind_speaker,     says::mutation_kind_place,
    says::mutation_kind_reach,   says::mutation_kind_times,       says::mutation_kind_limit,
    says::mutation_kind_match,   says::mutation_kind_exclusion,   says::mutation_kind_negation,
    says::mutation_kind_part,    says::mutation_kind_field,       says::mutation_kind_when,
};
static_assert(std::size(kKindMessages) == static_cast<size_t>(MutationKind::kCount));

class Writer {
 public:
  explicit Writer(const MutationTableOptions& options) : options_(options) {}

  void list(const MutationResult& result, bool noticed) {
    bool first = true;
    for (const MutationFinding& finding : result.findings) {
      if (finding.noticed != noticed) continue;
      if (first) {
        line(styled(say(noticed ? says::mutation_noticed : says::mutation_unnoticed), Style::Bold,
                    options_.color));
      }
      first = false;
      line(styled(text_of(finding), noticed ? Style::Plain : Style::Bad, options_.color));
    }
    if (!first) line("");
  }

  void score(const MutationScore& score) {
    const std::string head =
        to_text(message(says::mutation_score, score.file, std::to_string(score.all.noticed),
                        std::to_string(score.all.made), score.percent().to_string()),
                options_.language);
    line(styled(plain(head), Style::Bold, options_.color));
    TextTable table({{say(says::mutation_kind)},
                     {say(says::mutation_kind_made), true},
                     {say(says::mutation_kind_noticed), true}});
    for (size_t k = 0; k < score.kinds.size(); ++k) {
      if (score.kinds[k].made == 0) continue;
      table.add({{say(kKindMessages[k])},
                 {std::to_string(score.kinds[k].made)},
                 {std::to_string(score.kinds[k].noticed)}});
    }
    for (const std::string& row : table.lines(options_.color)) line("  " + row);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string say(MessageId id) const { return to_text(id, options_.language); }
  void line(const std::string& text) { out_ += text + "\n"; }

  std::string text_of(const MutationFinding& finding) const {
    std::string text = to_text(message(says::quality_line, place_text(finding.mutation.place),
                                       owner_text(finding.owner, finding.name, options_.language),
                                       to_text(finding.mutation.what, options_.language)),
                               options_.language);
    if (finding.noticed) {
      text = to_text(message(says::mutation_noticed_by, text, place_text(finding.noticed_by)),
                     options_.language);
    }
    return plain(text);
  }

  const MutationTableOptions& options_;
  std::string out_;
};

}  // namespace

std::string mutations_table(const MutationResult& result, const MutationTableOptions& options) {
  Writer writer(options);
  if (options.noticed_too) writer.list(result, true);
  writer.list(result, false);
  for (const MutationScore& score : result.scores()) writer.score(score);
  return writer.take();
}

}  // namespace zhijian
