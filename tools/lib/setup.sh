# What tools/demo and tools/test share: installing what is missing and building. Source it from bash.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The same names on Debian 12 and Ubuntu 24.04.
build_packages=(build-essential cmake ninja-build ccache pkg-config bzip2 unicode-data
                python3-jieba libopencc-dev libicu-dev libyaml-cpp-dev libsimdjson-dev libre2-dev nlohmann-json3-dev libcli11-dev
                zlib1g-dev libminizip-dev libexpat1-dev libzstd-dev libxxhash-dev nettle-dev libboost-dev libexpected-dev)
test_packages=(doctest-dev python3 python3-yaml python3-openpyxl python3-jsonschema python3-junitparser libxml2-utils perl git jq opencc
               zstd)
# What `tools/test --full` needs besides: a browser, which is large.
full_packages=(chromium python3-selenium fonts-noto-cjk)
is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }
is_ubuntu || full_packages+=(chromium-driver)  # there the browser is a snap that brings its own

say() { printf '== %s\n' "$*" >&2; }

is_installed() {
  [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ]
}

# Installs those of the named packages that are missing; says which, and asks for a password only where it must.
install_missing() {
  command -v dpkg-query >/dev/null || {
    say "this is no Debian or Ubuntu; needed are the equivalents of: $*"
    return 0
  }
  local package missing=() as_root=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      say "packages are missing and there is no sudo; as root: apt-get install ${missing[*]}"
      return 1
    }
    as_root=(sudo)
  fi
  say "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# build FOLDER [CMAKE ARGUMENT…]: configures and builds; prints what the build says only if it fails. On a terminal
# ninja's one line shows how far it is.
build() {
  local folder=$1 log status=0
  shift
  log=$(mktemp)
  local first=""
  [ -x "$folder/zhijian" ] || first=" (some minutes the first time)"
  say "building in ${folder#"$root"/}$first"
  # A folder that another generator configured keeps it.
  local generator=()
  [ -f "$folder/CMakeCache.txt" ] || ! command -v ninja >/dev/null || generator=(-G Ninja)
  local launcher=()
  # Lets ccache keep objects that were compiled with a precompiled header.
  export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
  ! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cmake -S "$root" -B "$folder" "${generator[@]}" "${launcher[@]}" "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    :
  elif [ -t 2 ] && [ -f "$folder/build.ninja" ]; then
    : >"$log"
    cmake --build "$folder" --parallel "$(nproc)" >&2 || status=$?
  else
    cmake --build "$folder" --parallel "$(nproc)" >"$log" 2>&1 || status=$?
  fi
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}
