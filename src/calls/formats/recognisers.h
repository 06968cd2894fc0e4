#pragma once

#include <memory>
#include <string_view>

#include "calls/call_builder.h"

namespace zhijian {

/// Reads documents that speech recognisers write, known by their fields: Amazon Contact Lens and Transcribe
/// Call Analytics, Alibaba Cloud (file transcription, Paraformer), Tencent Cloud, FunASR, WhisperX and
/// Whisper.
///
/// Speakers that a recogniser only numbers are its channels, for `--agent-channel`. Segments of several
/// channels that stand one after the other are put in order of time without a warning.
class RecogniserReader {
 public:
  RecogniserReader();
  ~RecogniserReader();

  /// False where the document, an object that was found whole, is of none of them.
  bool recognise(std::string_view json);
  /// Adds what was recognised to a call that was just begun. Good as long as the document's text.
  void add_to(CallBuilder& builder);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace zhijian
