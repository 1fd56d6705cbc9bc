# shellcheck shell=bash
# Sourced by run.sh, test.sh and bench.sh: says what this machine lacks, and installs it where that is possible.
# A second run costs one dpkg-query: nothing is asked of the network when nothing is missing.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"

say() { printf '%s\n' "$*"; }
fail() { printf '\ndailycam: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo -n "$@"; else return 126; fi
}

# Installing a server package must not start it: RUNLEVEL=1 keeps its service down.
apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" </dev/null >/dev/null
}

# need_packages PACKAGE...: installs those that are missing, or ends with a sentence that names the first one that cannot be had.
need_packages() {
  local missing=() package
  command -v dpkg-query >/dev/null 2>&1 || { say "This is no Debian or Ubuntu: please make sure these are installed: $*"; return 0; }
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing: ${missing[*]}"
  as_root true 2>/dev/null || fail "these packages are missing and this user may not install them; please run: sudo apt-get install ${missing[*]}"
  as_root apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 update </dev/null >/dev/null || say "The package lists could not be refreshed; trying with the old ones."
  apt_install "${missing[@]}" && return 0
  for package in "${missing[@]}"; do
    apt_install "$package" || fail "the package '$package' could not be installed (network, or a system that does not have it); please install it and run this again."
  done
}

# need_command COMMAND PACKAGE: for programs that often come from elsewhere than the distribution.
need_command() {
  command -v "$1" >/dev/null 2>&1 || need_packages "$2"
  command -v "$1" >/dev/null 2>&1 || fail "'$1' is missing and the package '$2' did not bring it."
}

# The browser of the tests. Debian has one without the windows, which needs a fifth less computing for the same pages; elsewhere it is the whole one.
need_browser() {
  [ -z "${CHROMIUM:-}" ] || return 0
  if ! command -v chromium-headless-shell >/dev/null 2>&1 && command -v apt-cache >/dev/null 2>&1 && apt-cache show chromium-headless-shell >/dev/null 2>&1; then need_packages chromium-headless-shell; fi
  command -v chromium-headless-shell >/dev/null 2>&1 || need_command chromium chromium
  CHROMIUM=$(command -v chromium-headless-shell || command -v chromium)
  export CHROMIUM
}

has_dotnet_10() { command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

need_dotnet() {
  has_dotnet_10 && return 0
  if command -v apt-cache >/dev/null 2>&1 && apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then need_packages dotnet-sdk-10.0; fi
  has_dotnet_10 || fail "the .NET SDK 10 is missing, and this system's packages do not have it. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (or with its dotnet-install script: --channel 10.0), put 'dotnet' on the PATH, and run this again."
}

# What the product itself needs at run time and to be built.
need_product() {
  need_dotnet
  need_packages ffmpeg libsqlite3-0 util-linux procps fonts-dejavu-core
  need_command node nodejs
  need_command npm npm
}

# restore_solution: with the lock files; a registry that cannot be reached gets a sentence, not a stack of errors.
restore_solution() {
  dotnet restore DailyCam.Web.sln -v quiet || fail "restoring the NuGet packages failed (the lines above name the package). Check the network and the package sources ('dotnet nuget list source')."
}

restore_assets() {
  if [ ! -e wwwroot-assets/node_modules/.package-lock.json ] || [ wwwroot-assets/package-lock.json -nt wwwroot-assets/node_modules/.package-lock.json ]; then
    (cd wwwroot-assets && npm ci --no-audit --no-fund --loglevel=error </dev/null) || fail "'npm ci' in wwwroot-assets failed (the lines above name the package). Check the network and the npm registry."
  fi
}
