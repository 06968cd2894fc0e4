# Sources that are made when the program is built, from the dictionaries and databases that the build finds, by small
# programs in generate/. Each appends its outputs to zhijian_generated.
set(zhijian_generated)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/generated)

function(zhijian_generate output program)
  set(path ${CMAKE_CURRENT_BINARY_DIR}/generated/${output})
  add_custom_command(OUTPUT ${path} COMMAND ${program} ${path} ${ARGN} DEPENDS ${program} ${ARGN} VERBATIM)
  list(APPEND zhijian_generated ${path})
  set(zhijian_generated ${zhijian_generated} PARENT_SCOPE)
endfunction()

add_executable(traditional_messages generate/traditional_messages.cc)
target_include_directories(traditional_messages PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(traditional_messages PRIVATE PkgConfig::opencc)
zhijian_generate(traditional_messages.cc traditional_messages)
