#!/usr/bin/env bash
# Builds and starts DailyCam at http://127.0.0.1:8080 with its data in ./data.
#   bash eng/run.sh [arguments of the program, for example --urls http://0.0.0.0:8080]
# Any setting can be given as an environment variable (docs/reference/configuration.md), for example DailyCam__DataPath=/srv/dailycam.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/prepare.sh
. eng/prepare.sh

need_product
restore_assets
restore_solution
say "Building… (two or three minutes the first time)"
still() { while sleep 20; do say "  …still building"; done; }
still &
trap "kill $! 2>/dev/null || true" EXIT
dotnet build DailyCam.Web/DailyCam.Web.csproj -c Release --no-restore -v quiet || fail "the build failed."
kill $! 2>/dev/null || true
trap - EXIT

export DailyCam__DataPath="${DailyCam__DataPath:-$PWD/data}"
case " $* ${ASPNETCORE_URLS:-}" in
  *http://* | *https://*) say "DailyCam starts. Its address stands in the lines below, after \"Now listening on\"." ;;
  *) say "DailyCam starts. Open http://127.0.0.1:8080" ;;
esac
say "At the first start it asks for a set-up code: it stands in the lines below."
say "Data: $DailyCam__DataPath · Stop with Ctrl+C."
exec artifacts/bin/DailyCam.Web/release/DailyCam.Web "$@"
