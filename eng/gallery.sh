#!/usr/bin/env bash
# Makes docs/guide/gallery.md and its pictures anew: runs the page tests whose pictures show only the drawn demo camera and planted rows, then takes the pictures that eng/gallery.tsv names.
#   bash eng/gallery.sh           runs the tests first (about twelve minutes)
#   bash eng/gallery.sh --keep    takes the pictures of the last run of the tests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/prepare.sh
. eng/prepare.sh

case "${1:-}" in
  '') run=1 ;;
  --keep) run=0 ;;
  *) fail "unknown argument '$1' (known: --keep)" ;;
esac

shots=artifacts/screenshots pictures=docs/images/gallery page=docs/guide/gallery.md
if [ "$run" = 1 ]; then
  need_product
  need_packages fonts-noto-cjk
  need_browser
  restore_assets
  restore_solution
  dotnet build DailyCam.Web.sln -c Release --no-restore -v quiet || fail "the build failed."
  rm -rf "$shots"
  export DAILYCAM_SHORT_LIVES=1
  filter=''
  for tests in PageScreenshotsTests HomePageTests InboxPageTests OfflinePageTests ClipsPageTests UploadResumeTests PeriodPageTests FaultsPageTests MeasuresPageTests LivePageTests LiveToolsTests TimelinePageTests CamerasInStepPageTests ChildPageTests PeopleJourneyTests SettingsJourneyTests SettingsChangeJourneyTests AlertPagesTests VisitRowTests TurnedPageTests CaptionsPageTests; do
    filter+="|FullyQualifiedName~$tests"
  done
  dotnet test DailyCam.Tests -c Release --no-build --nologo -v quiet --filter "${filter#|}" --logger "console;verbosity=minimal" -- xUnit.ParallelizeTestCollections=false </dev/null \
    || fail "a test of the pages failed; the gallery stays as it is."
fi

mkdir -p "$pictures"
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
{
  printf '# What it looks like\n\nMade by `bash eng/gallery.sh` from the pictures of the tests, with the drawn demo camera. Each page is looked at in Korean and English, light and dark, on a phone and on a desktop; these are some of them.\n'
  while IFS=$'\t' read -r name caption; do
    case "$name" in
      '#'*) printf '\n## %s\n\n' "${name#'#'}" ;;
      *)
        [ -f "$shots/$name.png" ] || fail "$shots/$name.png is not there: has its test another name by now? Run bash eng/gallery.sh without --keep."
        # A phone's picture has two points for each of its pixels, and nobody reads below the second screen here.
        width=780
        [[ $name == *-phone ]] && width=390
        ffmpeg -v error -nostdin -i "$shots/$name.png" -vf "scale=$width:-1,crop=iw:min(ih\,iw*2.2):0:0" -quality 70 "$fresh/$name.webp"
        printf '**%s**\n\n![%s](../images/gallery/%s.webp)\n\n' "$caption" "$caption" "$name"
        ;;
    esac
  done <eng/gallery.tsv
} | cat -s >"$fresh/gallery.md"
rm -f "$pictures"/*.webp
mv "$fresh"/*.webp "$pictures"
mv "$fresh/gallery.md" "$page"
say "$page shows $(find "$pictures" -name '*.webp' | wc -l) pictures."
