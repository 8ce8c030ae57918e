#!/usr/bin/env bash
# Publishes the executable with the command of the Dockerfile and runs a short demo through the same entry point.
#
#   eng/publish.sh [OUTPUT]   default artifacts/app
#   RENDERING=true            with Playwright's driver, 135 MB, for sources of kind rendered_list
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-artifacts/app}
publish=$(grep -oE 'dotnet publish [^\\]*-o /app' Dockerfile | sed "s| -o /app||")
[ -n "$publish" ] || { echo "eng/publish.sh: no publish command found in the Dockerfile" >&2; exit 1; }
$publish -p:IncludeRendering="${RENDERING:-false}" -o "$out"
dotnet "$out/monitor.dll" --version
data=$(mktemp -d); trap 'rm -rf "$data"' EXIT
dotnet "$out/monitor.dll" demo --limit 12 --exit-when-idle --data "$data"
