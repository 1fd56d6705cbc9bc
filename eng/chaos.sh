#!/usr/bin/env bash
# The fault run: the built product with numbered lab cameras behind gremlins, readers, and a seeded schedule of faults, judged against the scorecard of docs/reference/reliability.md.
#   bash eng/chaos.sh                                      12 minutes, 4 cameras, 30 faults (S12)
#   bash eng/chaos.sh --minutes 60 --cameras 6 --seed 1    the long soak, 120 faults (S60)
# Prints each fault and what it cost, each line of the scorecard, and one final line. Ends with 1 when something was worse than its limit. Full report: artifacts/chaos/report.txt.
# Disk faults need root and loop devices; without them they are listed as not run. Figures of speed taken while the machine does other work mean nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/prepare.sh
. eng/prepare.sh

minutes=12 cameras=4 seed=1 build=1
while [ $# -gt 0 ]; do
  case "$1" in
    --minutes) minutes=${2:?--minutes wants a number}; shift 2 ;;
    --cameras) cameras=${2:?--cameras wants a number}; shift 2 ;;
    --seed) seed=${2:?--seed wants a number}; shift 2 ;;
    --no-build) build=0; shift ;;
    *) fail "unknown argument '$1' (known: --minutes, --cameras, --seed, --no-build)" ;;
  esac
done

if [ "$build" = 1 ]; then
  need_product
  need_packages python3 python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good \
    gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly gstreamer1.0-libav e2fsprogs
  restore_assets
  restore_solution
  dotnet build DailyCam.Web.sln -c Release --no-restore -v quiet || fail "the build failed."
fi

mkdir -p artifacts/chaos
rm -f artifacts/chaos/report.txt
say "== $cameras cameras, $minutes minutes, seed $seed; what is done: artifacts/chaos/faults.log"
status=0
# The schedule may need longer than the minutes asked for, and reading every picture's number takes its time too.
timeout -k 60 "$((minutes * 120 + 900))" env DAILYCAM_CHAOS="minutes=$minutes cameras=$cameras seed=$seed" dotnet test DailyCam.Tests -c Release --no-build --nologo -v quiet \
  --filter "Suite=Chaos&FullyQualifiedName~ChaosRun" --logger "console;verbosity=minimal" </dev/null >artifacts/chaos/test.log 2>&1 || status=1
if [ -s artifacts/chaos/report.txt ]; then
  cat artifacts/chaos/report.txt
else
  tail -40 artifacts/chaos/test.log
  say "The run did not come to its end."
  status=1
fi
exit "$status"
