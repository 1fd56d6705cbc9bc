#!/usr/bin/env bash
# Adds a migration: bash eng/add-migration.sh NAME [core|account]. For developers only; the product applies migrations itself at start.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?name of the migration}
case "${2:-core}" in
  core) project=DailyCam.Core context=DailyCamDbContext folder=Data/Migrations ;;
  account) project=DailyCam.Web context=AccountDbContext folder=Features/Account/Migrations ;;
  *) echo "second argument: core or account" >&2; exit 2 ;;
esac
locks=$(mktemp -d)
for p in Core Web Tests; do cp "DailyCam.$p/packages.lock.json" "$locks/$p.json" 2>/dev/null || true; done
restore_locks() { for p in Core Web Tests; do cp "$locks/$p.json" "DailyCam.$p/packages.lock.json" 2>/dev/null || true; done; rm -rf "$locks"; }
trap restore_locks EXIT
export EfDesign=true RestoreLockedMode=false
dotnet tool restore >/dev/null
dotnet build "$project" -v quiet
dotnet ef migrations add "$name" --no-build --project "$project" --startup-project "$project" --context "$context" --output-dir "$folder"
