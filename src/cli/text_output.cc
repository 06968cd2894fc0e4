#include "cli/text_output.h"

#include "base/messages/cli.h"
#include "cli/console.h"

namespace zhijian {

Result<TextOutput> TextOutput::open(const std::vector<std::string>& paths, Console& console) {
  if (paths.size() > 1) return unexpected(message(says::kOneOutputOnly));
  TextOutput output(console);
  if (!paths.empty() && paths.front() != "-") {
    auto file = AtomicFile::create(paths.front());
    if (!file) return unexpected(file.error());
    output.file_ = std::move(*file);
  }
  return output;
}

Result<void> TextOutput::write(std::string_view text) {
  if (file_) return file_->write(text);
  console_->out(text);
  return {};
}

void TextOutput::flush() {
  if (!file_) console_->flush();
}

bool TextOutput::closed() const {
  return !file_ && (console_->out_closed() || !console_->out_error().empty());
}

Result<void> TextOutput::commit() {
  return file_ ? file_->commit() : Result<void>{};
}

}  // namespace zhijian
