# Sources that are made when the program is built, from the dictionaries and databases that the build finds, by small
# programs in generate/. Each appends its outputs to zhijian_generated.
set(zhijian_generated)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated)

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

add_executable(traditional_messages generate/traditional_messages.cc)
target_include_directories(traditional_messages PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(traditional_messages PRIVATE PkgConfig::opencc)
zhijian_generate(traditional_messages OUTPUTS traditional_messages.cc)

# Classes of characters that are one to matching. fold.tsv says the same as the source, for people and tests.
add_executable(fold_table generate/fold_table.cc base/utf8.cc)
target_include_directories(fold_table PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(fold_table PRIVATE PkgConfig::opencc ICU::i18n ICU::uc)
zhijian_generate(fold_table OUTPUTS fold_table.cc fold.tsv INPUTS ${OPENCC_DICTIONARIES})
