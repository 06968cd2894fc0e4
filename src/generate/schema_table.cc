// Writes the JSON Schemas into a source file, so that the program can print them wherever it stands.
//
// usage: schema_table OUTPUT SCHEMA…
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"cli/schemas.h\"\n\nnamespace zhijian {\n\nconst std::vector<Schema>& schemas() {\n"
         "  static const std::vector<Schema> kSchemas = {\n";
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || text.empty()) {
      std::cerr << argv[i] << ": cannot be read\n";
      return 1;
    }
    const std::string file = std::filesystem::path(argv[i]).filename().string();
    out << "      {\"" << file.substr(0, file.find('.')) << "\", R\"schema(" << text << ")schema\"},\n";
  }
  out << "  };\n  return kSchemas;\n}\n\n}  // namespace zhijian\n";
  return out.flush() ? 0 : 1;
}
