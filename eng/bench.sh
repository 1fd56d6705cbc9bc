#!/usr/bin/env bash
# Measures DailyCam beside its peers, in the same run and in turn, and prints one table; all figures: artifacts/bench/bench.json.
#   bash eng/bench.sh                     everything, about an hour on a quiet machine
#   bash eng/bench.sh --quick             one short round of each item
#   bash eng/bench.sh --quick cpu-record  some items: cpu-record live-latency first-picture open-at crash-loss job-pickup storage detector-stall memory max-cameras cold-start stop-time viewers-hls db-1m start-30-days report job-registration pre-filter jobs-per-minute app-phone busy-day million-pages open-pages viewers-live ui-cost
# Ends with 1 when a target was missed. Figures taken while the machine does other work mean nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/prepare.sh
. eng/prepare.sh

export DAILYCAM_BENCH=full
items=()
for argument in "$@"; do
  case "$argument" in
    --quick) DAILYCAM_BENCH=quick ;;
    -*) fail "unknown argument '$argument' (known: --quick)" ;;
    *) items+=("$argument") ;;
  esac
done
[ ${#items[@]} -gt 0 ] || items=(cpu-record live-latency first-picture open-at crash-loss job-pickup storage detector-stall memory max-cameras cold-start stop-time viewers-hls db-1m start-30-days report job-registration pre-filter jobs-per-minute app-phone busy-day million-pages open-pages viewers-live ui-cost)

need_product
need_packages python3 nginx-light python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good \
  gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly gstreamer1.0-libav
need_browser
restore_assets
restore_solution
dotnet build DailyCam.Web.sln -c Release --no-restore -v quiet || fail "the build failed."

mkdir -p artifacts/bench
status=0
for item in "${items[@]}"; do
  say "== $item"
  rm -f "artifacts/bench/$item.json"
  # cpu-record -> Cpu_record, the test's name
  name=${item//-/_}
  timeout -k 30 "${DAILYCAM_BENCH_SECONDS:-3000}" dotnet test DailyCam.Tests -c Release --no-build --nologo -v quiet \
    --filter "Suite=Bench&FullyQualifiedName~.${name^}" --logger "console;verbosity=minimal" </dev/null || status=1
done
python3 eng/bench_table.py artifacts/bench "${items[@]}" || status=1
exit "$status"
