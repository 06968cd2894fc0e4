#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <random>
#include <thread>

#include "calls/read_all.h"

using namespace zhijian;
using namespace zhijian::test;

namespace {

std::string call(const std::string& id, const std::string& text = "您好") {
  return R"({"call":")" + id + R"(","agent":"A","turns":[{"speaker":"agent","text":")" + text + "\"}]}\n";
}

std::string calls(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += call(std::to_string(i));
  return lines;
}

std::string gzip(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(compressBound(text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

std::string ids(const ReadResult& result) {
  std::string out;
  for (const Call& item : result.calls) out += item.id + ' ';
  return out;
}

}  // namespace

TEST_CASE("folders are walked in the order of their paths, hidden files left out") {
  const TemporaryFolder folder;
  for (const char* name : {"day/b.jsonl", "day/a/1.jsonl", "day/a/2.jsonl", "day/a-b/1.jsonl", "day/a.jsonl",
                           "day/.hidden.jsonl", "day/.git/x.jsonl", "z.jsonl"}) {
    folder.write(name, call(name));
  }
  std::filesystem::create_directory("day/empty");
  CHECK(ids(read_all({"z.jsonl", "day/"})) ==
        "z.jsonl day/a-b/1.jsonl day/a.jsonl day/a/1.jsonl day/a/2.jsonl day/b.jsonl ");
  ChunkReader reader({"z.jsonl", "day"}, {});
  uint64_t total = 0;
  for (const char* name :
       {"z.jsonl", "day/a-b/1.jsonl", "day/a.jsonl", "day/a/1.jsonl", "day/a/2.jsonl", "day/b.jsonl"}) {
    total += std::filesystem::file_size(name);
  }
  CHECK(reader.bytes_total() == total);
  Chunk chunk;
  while (reader.next(chunk)) continue;
  CHECK(reader.bytes_read() == reader.bytes_total());
}

TEST_CASE("files that cannot be read are one reject each, and the others are read") {
  const TemporaryFolder folder;
  folder.write("day/1.jsonl", call("1"));
  folder.write("day/2.jsonl", "");
  folder.write("day/3.jsonl", " \n\n\t\n");
  folder.write("day/4.wav", std::string("RIFF\x24\x08\0\0WAVEfmt ", 16));
  folder.write("day/5.xlsx", "PK\x03\x04 and more");
  folder.write("day/6.bin", std::string("\x01\x02\x00\x00\x03", 5));
  folder.write("day/7.txt", "这里没有通话\n只有说明\n");
  folder.write("day/8.pdf", "%PDF-1.7");
  folder.write("day/9.bz2", "BZh91AY");
  folder.write("day/9.gz", gzip(gzip(call("9"))));
  std::filesystem::create_directory_symlink("../day", "day/a");
  mkfifo("day/b", 0600);
  std::filesystem::create_symlink("nowhere", "day/c.jsonl");
  folder.write("day/d.jsonl", call("d"));
  std::filesystem::create_directory("none");
  const ReadResult result = read_all({"missing.jsonl", "day", "none"});
  CHECK(ids(result) == "1 d ");
  CHECK(to_lines(result.rejects) ==
        "missing.jsonl:1 no such file or folder\n"
        "day/2.jsonl:1 the file is empty\n"
        "day/3.jsonl:4 the file is empty\n"
        "day/4.wav:1 this is a recording; transcribe it with speech recognition first\n"
        "day/5.xlsx:1 the .xlsx workbook is damaged or cut off; save it again\n"
        "day/6.bin:1 this is a binary file, not a transcript\n"
        "day/7.txt:1 unrecognised transcript format; lines of text start with a speaker, e.g. "
        "`客服：`; use --input-format for other formats\n"
        "day/8.pdf:1 this is a PDF document; save it as text\n"
        "day/9.bz2:1 compressed with bzip2; decompress it, or use gzip or zstd\n"
        "day/9.gz:1 compressed twice (still gzip inside); decompress it once\n"
        "day/a:1 this folder contains itself through a link\n"
        "day/b:1 neither a file nor a folder\n"
        "day/c.jsonl:1 no such file or folder\n"
        "none:1 no files in this folder\n");
}

TEST_CASE("files and folders without permission are one reject each") {
  const TemporaryFolder folder;
  folder.write("day/1.jsonl", call("1"));
  folder.write("day/2.jsonl", call("2"));
  folder.write("day/sub/3.jsonl", call("3"));
  chmod("day/1.jsonl", 0);
  chmod("day/sub", 0);
  chmod(".", 0755);
  // Root may read everything, so the test does not run as root.
  const bool was_root = geteuid() == 0;
  if (was_root) REQUIRE(seteuid(65534) == 0);
  const ReadResult result = read_all({"day"});
  if (was_root) REQUIRE(seteuid(0) == 0);
  chmod("day/sub", 0755);
  CHECK(ids(result) == "2 ");
  CHECK(to_lines(result.rejects) ==
        "day/1.jsonl:1 permission denied\nday/sub:1 permission denied\n");
}

TEST_CASE("gzip and zstd are read as they are, several members too") {
  const std::string text = calls(8000);
  const std::string expected = ids(read_text(text));
  CHECK(ids(read_text(gzip(text))) == expected);
  CHECK(ids(read_text(zstd(text))) == expected);
  const std::string half = text.substr(0, text.size() / 2);
  const std::string rest = text.substr(text.size() / 2);
  CHECK(ids(read_text(gzip(half) + gzip(rest))) == expected);
  CHECK(ids(read_text(zstd(half) + zstd(rest))) == expected);
  CHECK(ids(read_text(gzip(half) + gzip(rest) + std::string(512, '\0'))) == expected);
}

TEST_CASE("packed files that end early give the calls before, and one reject") {
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < 8000; ++i) text += call(std::to_string(i), std::to_string(random()));
  const std::string all = ids(read_text(text));
  for (const auto& [packed, name] : {std::pair(gzip(text), "gzip"), {zstd(text), "zstd"}}) {
    CAPTURE(name);
    const ReadResult early = read_text(std::string_view(packed).substr(0, packed.size() / 2));
    CHECK(early.calls.size() > 1000);
    CHECK(all.starts_with(ids(early)));
    REQUIRE(early.rejects.size() == 1);
    CHECK(early.rejects[0].line == early.calls.size() + 1);
    CHECK(to_line(early.rejects[0])
              .ends_with(std::string("truncated ") + name + " file; the part before the cut was read"));
  }
  std::string damaged = gzip(text);
  for (size_t i = 0; i < 64; ++i) damaged[damaged.size() / 2 + i] ^= static_cast<char>(0x5A);
  const ReadResult broken = read_text(damaged);
  REQUIRE_FALSE(broken.rejects.empty());
  CHECK(to_line(broken.rejects.back()).ends_with("the gzip file is damaged here; the part before was read"));
  // The last call of a text or a table may be cut off too: it is not scored.
  const ReadResult table =
      read_text(gzip("call,speaker,text\na,agent,1\nb,agent,2\nb,agent,3\n").substr(0, 40));
  CHECK(table.rejects.size() == 1);
}

TEST_CASE("UTF-16, GB18030 and Big5 are read like UTF-8") {
  const std::string expected =
      to_lines(read_text("客服：您好，请问有什么可以帮您？\n客户：我要查快递\n").calls);
  const std::string utf16 = std::string("\xFF\xFE", 2) + [] {
    std::string out;
    for (const char16_t c : std::u16string(u"客服：您好，请问有什么可以帮您？\n客户：我要查快递\n")) {
      out += static_cast<char>(c & 0xFF);
      out += static_cast<char>(c >> 8);
    }
    return out;
  }();
  CHECK(to_lines(read_text(utf16).calls) == expected);
  // iconv -t GB18030
  const std::string gb =
      "\xBF\xCD\xB7\xFE\xA3\xBA\xC4\xFA\xBA\xC3\xA3\xAC\xC7\xEB\xCE\xCA\xD3\xD0\xCA\xB2\xC3\xB4\xBF\xC9\xD2"
      "\xD4\xB0\xEF\xC4\xFA\xA3\xBF\n"
      "\xBF\xCD\xBB\xA7\xA3\xBA\xCE\xD2\xD2\xAA\xB2\xE9\xBF\xEC\xB5\xDD\n";
  ReadOptions options;
  options.encoding = "GB18030";
  CHECK(to_lines(read_text(gb, options).calls) == expected);
  CHECK(read_text(gb, options).count(ReadWarning::GuessedEncoding) == 0);
  const ReadResult guessed = read_text(gb);
  CHECK(to_lines(guessed.calls) == expected);
  CHECK(guessed.count(ReadWarning::GuessedEncoding) == 1);
  options.encoding = "klingon";
  CHECK(to_lines(read_text(gb, options).rejects) == "in:1 unknown encoding 'klingon'\n");
}

TEST_CASE("a damaged line costs its own call only, in any encoding") {
  const std::string damaged = call("1") + call("2", "坏\xFF\xFF") + call("3");
  const ReadResult utf8 = read_text(damaged);
  CHECK(ids(utf8) == "1 3 ");
  CHECK(to_lines(utf8.rejects) ==
        "in:2 invalid UTF-8; save the file as UTF-8 or set its encoding with "
        "--encoding\n");
  ReadOptions options;
  options.encoding = "GB18030";
  const ReadResult gb =
      read_text(call("1", "\xC4\xFA\xBA\xC3") + call("2", "\xC4\xFF\xFF") + call("3", "\xC4\xFA"), options);
  CHECK(ids(gb) == "1 3 ");
  CHECK(to_lines(gb.rejects) ==
        "in:2 invalid GB18030; save the file as UTF-8 or set its encoding with "
        "--encoding\n");
}

TEST_CASE("calls are the same however the bytes come") {
  // A pipe that gives its bytes in pieces of random size, over JSON Lines, text and tables.
  std::mt19937 random(3);
  std::string jsonl, text, table = "call,speaker,text\n";
  for (int i = 0; i < 400; ++i) {
    const std::string words(random() % 300, static_cast<char>('a' + i % 26));
    jsonl += call(std::to_string(i), words);
    text += "# call: " + std::to_string(i) + "\n客服：" + words + "\n";
    table += std::to_string(i) + ",客服,\"" + words + "\n\"\"\"\n";
  }
  std::string array = "[" + jsonl;
  for (size_t at = array.find('\n'); at + 1 < array.size(); at = array.find('\n', at + 2))
    array.replace(at, 1, ",\n");
  array.back() = ']';
  const TemporaryFolder folder;
  for (const std::string& content : {jsonl, text, table, array}) {
    folder.write("in", content);
    const ReadResult expected = read_all({"in"});
    CHECK(expected.calls.size() == 400);
    CHECK(expected.rejects.empty());
    mkfifo("pipe", 0600);
    std::thread writer([&] {
      const int out = open("pipe", O_WRONLY);
      for (size_t at = 0; at < content.size();) {
        const size_t size = std::min<size_t>(1 + random() % 4096, content.size() - at);
        at += static_cast<size_t>(std::max<ssize_t>(write(out, content.data() + at, size), 0));
      }
      close(out);
    });
    ReadResult piped = read_all({"pipe"});
    writer.join();
    std::filesystem::remove("pipe");
    for (Call& item : piped.calls) item.file = "in";
    CHECK(to_lines(piped.calls) == to_lines(expected.calls));
    CHECK(to_lines(piped.rejects) == "");
  }
}

TEST_CASE("a pipe that stays open is served as it goes") {
  const TemporaryFolder folder;
  mkfifo("pipe", 0600);
  const int out = open("pipe", O_RDWR);
  REQUIRE(out >= 0);
  ChunkReader reader({"pipe"}, {});
  Chunk chunk;
  for (int i = 0; i < 3; ++i) {
    const std::string line = call(std::to_string(i));
    REQUIRE(write(out, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
    REQUIRE(reader.next(chunk));
    CHECK(chunk.bytes == line);
    CHECK(chunk.first_line == static_cast<uint32_t>(i + 1));
  }
  close(out);
}

TEST_CASE("formats are recognised from the content") {
  struct {
    const char* content;
    InputFormat format;
    const char* name;
  } const cases[] = {
      {"{\"call\":1}\n", InputFormat::Jsonl, "in"},
      {"{\"call\":1,\n\"x\":2}\n", InputFormat::Json, "in"},
      {"{\n}", InputFormat::Json, "in"},
      {"{\"call\":1,\"tur\n{\"call\":2}\n", InputFormat::Jsonl, "in"},
      {"{\"a\":[\n{\"call\":2}\n]}", InputFormat::Json, "in"},
      {"[ {\"call\":1}]", InputFormat::Json, "in"},
      {"\n\n[]", InputFormat::Json, "in"},
      {"[00:01] 客服：好\n", InputFormat::Text, "in"},
      {"WEBVTT\n", InputFormat::WebVtt, "in"},
      {"1\n00:00:01,000 --> 00:00:02,000\n好\n", InputFormat::Srt, "in"},
      {"call,speaker,text\n", InputFormat::Csv, "in"},
      {"角色\t内容\n", InputFormat::Tsv, "in"},
      {"# call: 1\n", InputFormat::Text, "in"},
      {"今天\n客服：好\n", InputFormat::Text, "in"},
      {"a,b\n", InputFormat::Csv, "in.csv.gz"},
      {"null\n", InputFormat::Json, "in.json"},
  };
  for (const auto& item : cases) {
    CAPTURE(item.content);
    const TemporaryFolder folder;
    folder.write(item.name, item.content);
    Chunk chunk;
    REQUIRE(ChunkReader({item.name}, {}).next(chunk));
    CHECK(chunk.format == item.format);
  }
  CHECK(input_format("vtt") == InputFormat::WebVtt);
  CHECK_FALSE(input_format("xml").has_value());
}
