#!/usr/bin/env bash
# Builds DailyCam and runs its tests: the browser modules, the fast suite, then the slow suite (real media, real browser) and, beside it, the patient one, which mostly waits.
# Slow tests that measure no time (what examines with a model, pages that are only looked at) have a turn of their own, the calm one, which begins beside the fast suite.
#   bash eng/test.sh            everything
#   bash eng/test.sh --fast     without the slow ones
#   bash eng/test.sh --brief    without the thorough ones (whole lives of the product with a model; about eight minutes)
#   bash eng/test.sh --strict   a test that was skipped although what it needs is there fails the run (CI does this)
# The last line is always "N passed, N failed, N skipped". Results as TRX: artifacts/test-results.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/prepare.sh
. eng/prepare.sh

slow=1 strict=() thorough=''
for argument in "$@"; do
  case "$argument" in
    --fast) slow=0 ;;
    --brief) thorough='&Suite!=Thorough' ;;
    --strict) strict=(--strict) ;;
    *) fail "unknown argument '$argument' (known: --fast, --brief, --strict)" ;;
  esac
done

# What is built and tested here lives for seconds: code that counts how often it runs, to be compiled better some day, costs a fifth of all computing and that day never comes.
export DOTNET_TieredPGO=0
# The products that the tests start are told so too (ProductProcess); those that are measured are not.
export DAILYCAM_SHORT_LIVES=1

# A suite that hangs ends here with a failure instead of holding everything up.
node_seconds=${DAILYCAM_NODE_SECONDS:-120} fast_seconds=${DAILYCAM_FAST_SECONDS:-420} slow_seconds=${DAILYCAM_SLOW_SECONDS:-1300}
results=$PWD/artifacts/test-results
rm -rf "$results" artifacts/axe.tsv artifacts/axe.md
mkdir -p "$results"

need_product
need_packages python3
if [ "$slow" = 1 ]; then
  need_packages fonts-noto-cjk nginx-light python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-tools gstreamer1.0-plugins-base \
    gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly gstreamer1.0-libav
  need_browser
fi

restore_assets
say "== browser modules, beside the build"
(cd wwwroot-assets && timeout -k 10 "$node_seconds" npm test --silent </dev/null) >"$results/node.tap" 2>&1 &
modules=$!

restore_solution
say "== build"
dotnet build DailyCam.Web.sln -c Release --no-restore -v quiet || fail "the build failed."
wait "$modules" || true

# run_suite NAME SECONDS FILTER [SETTING...]: the report decides from the TRX; a suite that ended without one counts as a failure.
run_suite() {
  local name=$1 seconds=$2 filter=$3 code=0
  shift 3
  say "== $name suite"
  timeout -k 20 "$seconds" dotnet test DailyCam.Tests -c Release --no-build --nologo -v quiet --filter "$filter" \
    --results-directory "$results" --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" -- "$@" </dev/null || code=$?
  echo "$code" >"$results/$name.exit"
}

# The calm turn: slow tests that measure no time, so that the others beside them cannot disturb them. What examines with a model, and pages that are only looked at.
calm='' others=''
for tests in Tests.Analysis. Tests.Reports. Tests.Settings. Tests.Family. Tests.Home. GeminiJourney PageScreenshots CameraPagesTests StoragePageTests FaultsPageTests InboxPageTests JobsPageTests ClipsPageTests; do
  calm+="|FullyQualifiedName~$tests" others+="&FullyQualifiedName!~$tests"
done

expected=(node fast)
if [ "$slow" = 1 ]; then
  expected+=(calm)
  run_suite calm "$slow_seconds" "Suite=Slow&Suite!=Bench&Suite!=Chaos$thorough&(${calm#|})" xUnit.ParallelizeTestCollections=false >"$results/calm.log" 2>&1 &
  calm_turn=$!
fi

run_suite fast "$fast_seconds" 'Suite!=Slow&Suite!=Bench'
if [ "$slow" = 1 ]; then
  expected+=(slow patient)
  run_suite patient "$slow_seconds" "Suite=Patient$others" xUnit.ParallelizeTestCollections=false >"$results/patient.log" 2>&1 &
  patient=$!
  run_suite slow "$slow_seconds" "Suite=Slow&Suite!=Bench&Suite!=Chaos&Suite!=Patient$others" xUnit.ParallelizeTestCollections=false
  wait "$patient" || true
  cat "$results/patient.log"
  wait "$calm_turn" || true
  cat "$results/calm.log"
fi
python3 eng/axe_report.py artifacts
python3 eng/test_report.py "$results" "${strict[@]}" "${expected[@]}"
