#pragma once

#include <opencc/DictEntry.hpp>
#include <opencc/Lexicon.hpp>
#include <opencc/MarisaDict.hpp>
#include <opencc/SerializableDict.hpp>

#include <string>

/// Calls `visit(key, values)` for every entry of a dictionary that OpenCC installed, e.g. "TSCharacters".
/// Throws opencc::Exception where it cannot be read.
template <typename Visit>
void for_each_entry(const std::string& folder, const std::string& name, Visit visit) {
  const auto dictionary =
      opencc::SerializableDict::NewFromFile<opencc::MarisaDict>(folder + "/" + name + ".ocd2");
  const auto lexicon = dictionary->GetLexicon();
  for (const auto& entry : *lexicon) visit(entry->Key(), entry->Values());
}
