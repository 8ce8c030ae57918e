#!/usr/bin/env bash
# A crawl of 5,000 pages killed (-9) at 50 random times against one left alone: the same pages, one page asked for again a kill at most.
#
#   eng/crawl-kills.sh [PAGES] [KILLS] [SEED]
set -euo pipefail
cd "$(dirname "$0")/.."
export MONITOR_CRAWL_PAGES=${1:-5000} MONITOR_CRAWL_KILLS=${2:-50} MONITOR_CRAWL_SEED=${3:-$RANDOM}
dotnet build tests/RiskMonitor.EndToEnd.Tests -c Release -v q
dotnet run --no-build -c Release --project tests/RiskMonitor.EndToEnd.Tests -- -diagnostics -class RiskMonitor.EndToEnd.Tests.Crawling.CrawlKillTests
