#!/usr/bin/env bash
# Takes the README's pictures of the console again, from the invented alerts of its tests, into docs/images. Needs chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
MONITOR_PICTURES="$PWD/docs/images" dotnet test --project tests/RiskMonitor.EndToEnd.Tests/RiskMonitor.EndToEnd.Tests.csproj -c Release \
  -- --filter-class RiskMonitor.EndToEnd.Tests.ConsoleUi.PictureTests
