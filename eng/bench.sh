#!/usr/bin/env bash
# Benchmarks against their rivals, interleaved, medians per CPU-second, one JSON line a result. Needs Debian's nginx-light and python3-scrapy (installed here when we may).
#
#   eng/bench.sh extract [PAGES] [ROUNDS]         B1: pages in memory to six fields, against lxml with XPath, parsel, and AngleSharp as one writes it first
#   eng/bench.sh enrich [PASSES]                  what enrichment with all indicators costs a real advert of some 300 words (../shared/data or MONITOR_SHARED_DATA; no rival does the same)
#   eng/bench.sh crawl [PAGES] [ROUNDS] [HOSTS]   B2: our collector and Scrapy on the same nginx pages of several hosts, twice: both with what the other has (robots, links, fields;
#                                                 the queue in memory, nothing kept), and both with what a service needs (a queue that survives, every answer kept and compressed)
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-crawl}
case $what in
  extract) pages=${2:-3000}; rounds=${3:-5}; hosts=1 ;;
  enrich) passes=${2:-24} ;;
  crawl) pages=${2:-20000}; rounds=${3:-5}; hosts=${4:-8} ;;
  *) echo "eng/bench.sh: unknown benchmark $what (extract, enrich, crawl)" >&2; exit 2 ;;
esac

declare -A packages=([nginx]=nginx-light [scrapy]=python3-scrapy)
[ "$what" = enrich ] && packages=()
for tool in "${!packages[@]}"; do
  command -v "$tool" >/dev/null && continue
  [ "$(id -u)" = 0 ] || { echo "eng/bench.sh: $tool is missing: apt-get install ${packages[$tool]}" >&2; exit 1; }
  [ -e /usr/sbin/policy-rc.d ] || { printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; made_policy=1; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[$tool]}" >/dev/null
  [ -n "${made_policy:-}" ] && rm -f /usr/sbin/policy-rc.d && made_policy=
done

work=$(mktemp -d)
finish() { [ -s "$work/nginx.pid" ] && kill "$(cat "$work/nginx.pid")" || true; rm -rf "$work"; }
trap finish EXIT
dotnet publish tests/RiskMonitor.Benchmarks -c Release -r linux-x64 --self-contained false -v q --nologo -o "$work/bench" >&2
if [ "$what" = enrich ]; then
  # As in service: code that is compiled again once it is known what it does.
  DOTNET_TieredPGO=1 "$work/bench/RiskMonitor.Benchmarks" enrich "${MONITOR_SHARED_DATA:-../shared/data}/jobs_es/jobs_es_shared.jsonl" seeds "$passes"
  exit
fi

"$work/bench/RiskMonitor.Benchmarks" site "$work/site" "$pages" "$hosts"
if [ "$what" = extract ]; then
  python3 eng/bench/extract.py "$work" "$rounds"
  exit
fi

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
servers= urls=
for host in $(seq "$hosts"); do
  servers+=" server { listen 127.0.0.$host:$port; root $work/site/$host; }"; urls+="${urls:+,}http://127.0.0.$host:$port/lista/1.html"
done
cat >"$work/nginx.conf" <<NGINX
user root; worker_processes 1; pid $work/nginx.pid; error_log $work/error.log;
events { worker_connections 256; }
http { access_log off; types { text/html html; text/plain txt; } charset utf-8; keepalive_requests 1000000;$servers }
NGINX
nginx -c "$work/nginx.conf"
python3 eng/bench/crawl.py "$work" "$urls" "$pages" "$rounds" "$hosts"
