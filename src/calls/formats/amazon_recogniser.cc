#include <map>

#include "base/messages/transcript.h"
#include "calls/formats/recogniser_call.h"

// Amazon Connect Contact Lens and Amazon Transcribe Call Analytics: `Transcript` is a list of what was said,
// each with `Content` and the participant's role, or an id that `Participants` gives a role.

namespace zhijian::recogniser {

namespace {

std::map<std::string_view, std::string_view> roles_of(const object& document) {
  std::map<std::string_view, std::string_view> roles;
  const auto participants = find_array(document, {"Participants"});
  if (!participants) return roles;
  for (const element item : *participants) {
    object participant;
    if (item.get_object().get(participant)) continue;
    roles.emplace(string_at(participant, "ParticipantId"), string_at(participant, "ParticipantRole"));
  }
  return roles;
}

std::string speaker_of(const object& item, const std::map<std::string_view, std::string_view>& roles) {
  const std::string_view role = string_at(item, "ParticipantRole");
  if (!role.empty()) return std::string(role);
  const std::string_view id = string_at(item, "ParticipantId");
  const auto known = roles.find(id);
  return std::string(known == roles.end() || known->second.empty() ? id : known->second);
}

}  // namespace

bool read_amazon(const object& document, Document& out) {
  const auto transcript = find_array(document, {"Transcript"});
  const std::string_view status = string_at(document, "JobStatus");
  if (!transcript && status.empty()) return false;
  object metadata;
  if (const auto found = find(document, {"CustomerMetadata"}); found && !found->get_object().get(metadata)) {
    out.id = text_at(metadata, "ContactId");
  }
  if (out.id.empty()) out.id = text_at(document, "JobName");
  if (!status.empty() && status != "COMPLETED") out.problem = message(says::RejectNotFinished, status);
  out.language = string_at(document, "LanguageCode");
  object characteristics;
  if (const auto found = find(document, {"ConversationCharacteristics"});
      found && !found->get_object().get(characteristics)) {
    out.duration_ms = time_at(characteristics, "TotalConversationDurationMillis");
  }
  if (!transcript) return true;
  const auto roles = roles_of(document);
  for (const element entry : *transcript) {
    object item;
    // Chats have events (somebody joins, an attachment) among the messages.
    if (entry.get_object().get(item) || item.at_key("Content").error()) continue;
    out.sentences.push_back({speaker_of(item, roles), words_at(item, "Content", "Transcript", out),
                             time_at(item, "BeginOffsetMillis"), time_at(item, "EndOffsetMillis"),
                             string_at(item, "Sentiment")});
  }
  return true;
}

}  // namespace zhijian::recogniser
