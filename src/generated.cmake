# Sources that are made when the program is built, from the dictionaries and databases that the build finds, by small
# programs in generate/. Each appends its outputs to zhijian_generated.
set(zhijian_generated)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated)

# zhijian_generator(NAME source…): a program for zhijian_generate. Optimised in every configuration: it runs in each
# build, over all code points.
function(zhijian_generator name)
  add_executable(${name} ${ARGN})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE $<$<CONFIG:Debug>:-O1>)
endfunction()

# zhijian_generate(PROGRAM OUTPUTS file… INPUTS file…): runs PROGRAM with its outputs and its inputs as arguments.
function(zhijian_generate program)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "OUTPUTS;INPUTS")
  list(TRANSFORM arg_OUTPUTS PREPEND ${CMAKE_CURRENT_BINARY_DIR}/generated/)
  add_custom_command(OUTPUT ${arg_OUTPUTS} COMMAND ${program} ${arg_OUTPUTS} ${arg_INPUTS}
                     DEPENDS ${program} ${arg_INPUTS} VERBATIM)
  set(sources ${arg_OUTPUTS})
  list(FILTER sources INCLUDE REGEX "\\.cc$")
  list(APPEND zhijian_generated ${sources})
  set(zhijian_generated ${zhijian_generated} PARENT_SCOPE)
endfunction()

# Where OpenCC keeps its dictionaries: the folder that its own configurations stand in.
pkg_get_variable(opencc_prefix opencc prefix)
find_path(OPENCC_DICTIONARIES TSCharacters.ocd2 HINTS ${opencc_prefix}/share ${opencc_prefix}/lib PATHS /usr/share
          /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE} PATH_SUFFIXES opencc DOC "Folder of OpenCC's *.ocd2 dictionaries")
if(NOT OPENCC_DICTIONARIES)
  message(FATAL_ERROR "OpenCC's dictionaries (TSCharacters.ocd2) were not found; they come with libopencc. "
                      "Set OPENCC_DICTIONARIES to their folder.")
endif()

zhijian_generator(traditional_messages generate/traditional_messages.cc)
target_link_libraries(traditional_messages PRIVATE PkgConfig::opencc)
zhijian_generate(traditional_messages OUTPUTS traditional_messages.cc)

# A file of Unicode's data, unpacked where it is packed: zhijian_unicode_data(VARIABLE name).
function(zhijian_unicode_data variable name)
  find_file(${variable} NAMES ${name}.txt ${name}.txt.bz2 PATHS /usr/share/unicode PATH_SUFFIXES unicode
            DOC "Unicode's ${name}, packed or not")
  if(NOT ${variable})
    message(FATAL_ERROR "${name}.txt was not found; Debian and Ubuntu have it in the package unicode-data. "
                        "Set ${variable} to its path.")
  endif()
  set(path ${${variable}})
  if(path MATCHES "\\.bz2$")
    find_program(BZIP2_PROGRAM bzip2 REQUIRED)
    set(path ${CMAKE_CURRENT_BINARY_DIR}/generated/${name}.txt)
    add_custom_command(OUTPUT ${path} COMMAND ${BZIP2_PROGRAM} -dc ${${variable}} > ${path} DEPENDS ${${variable}} VERBATIM)
  endif()
  string(TOLOWER ${variable} lower)
  set(${lower} ${path} CACHE INTERNAL "")  # for tests, too
endfunction()
zhijian_unicode_data(UNIHAN_READINGS Unihan_Readings)
zhijian_unicode_data(UNIHAN_VARIANTS Unihan_Variants)
zhijian_unicode_data(EQUIVALENT_IDEOGRAPHS EquivalentUnifiedIdeograph)

# Classes of characters that are one to matching. fold.tsv says the same as the source, for people and tests.
zhijian_generator(fold_table generate/fold_table.cc base/utf8.cc)
target_link_libraries(fold_table PRIVATE PkgConfig::opencc ICU::i18n ICU::uc)
zhijian_generate(fold_table OUTPUTS fold_table.cc fold.tsv
                 INPUTS ${OPENCC_DICTIONARIES} ${unihan_variants} ${equivalent_ideographs})

# Sounds of characters, from Unihan. readings.tsv says the same as the source, for people and tests.
zhijian_generator(sounds_table generate/sounds_table.cc base/utf8.cc text/code_points.cc
                  ${CMAKE_CURRENT_BINARY_DIR}/generated/fold_table.cc)
target_link_libraries(sounds_table PRIVATE ICU::uc)
zhijian_generate(sounds_table OUTPUTS sounds_table.cc readings.tsv INPUTS ${unihan_readings})

# Words, for lint.
find_file(JIEBA_DICTIONARY jieba/dict.txt PATHS /usr/lib/python3/dist-packages
          DOC "jieba's words with frequencies (package python3-jieba); without it OpenCC's words serve")
set(zhijian_word_list ${JIEBA_DICTIONARY})
if(NOT zhijian_word_list)
  set(zhijian_word_list)
endif()
zhijian_generator(words_table generate/words_table.cc base/utf8.cc)
target_link_libraries(words_table PRIVATE PkgConfig::opencc)
zhijian_generate(words_table OUTPUTS words_table.cc INPUTS ${OPENCC_DICTIONARIES} ${zhijian_word_list})

# The JSON Schemas, which `zhijian schema` prints; installed as files too, for editors.
set(zhijian_schemas)
foreach(schema rubric transcript diff coverage explanation)
  list(APPEND zhijian_schemas ${CMAKE_CURRENT_SOURCE_DIR}/schema/${schema}.schema.json)
endforeach()
zhijian_generator(schema_table generate/schema_table.cc)
zhijian_generate(schema_table OUTPUTS schema_table.cc INPUTS ${zhijian_schemas})
# The program adds to the one of rubrics what keys are called in Chinese: see CMakeLists.txt.
set(zhijian_schemas_as_written ${zhijian_schemas})
list(FILTER zhijian_schemas_as_written EXCLUDE REGEX "/rubric\\.schema\\.json$")
install(FILES ${zhijian_schemas_as_written} DESTINATION ${CMAKE_INSTALL_DATADIR}/zhijian/schema)
install(FILES ${zhijian_schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/zhijian/schema)

# The page that reports are written into.
set(zhijian_html_parts)
foreach(part page.html style.css script.js)
  list(APPEND zhijian_html_parts ${CMAKE_CURRENT_SOURCE_DIR}/documents/html/${part})
endforeach()
zhijian_generator(html_parts generate/html_parts.cc)
zhijian_generate(html_parts OUTPUTS html_parts.cc INPUTS ${zhijian_html_parts})
