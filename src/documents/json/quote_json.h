#pragma once

#include "documents/json/json_writer.h"
#include "score/scorecard.h"

namespace zhijian {

/// The members of an object that is a piece of evidence.
void add_quote(const Quote& quote, JsonWriter& json);

}  // namespace zhijian
