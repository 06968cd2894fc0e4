// Writes the page's template, style and script into a source file, so that the program carries them.
//
// usage: html_parts OUTPUT FILE…
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"documents/printers/html_parts.h\"\n\nnamespace zhijian {\n\n"
         "std::string_view html_part(std::string_view name) {\n";
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || text.empty()) {
      std::cerr << argv[i] << ": cannot be read\n";
      return 1;
    }
    out << "  if (name == \"" << std::filesystem::path(argv[i]).filename().string() << "\") return R\"part("
        << text << ")part\";\n";
  }
  out << "  return {};\n}\n\n}  // namespace zhijian\n";
  return out.flush() ? 0 : 1;
}
