#!/usr/bin/env bash
# The one test command: builds, runs every group of tests, prints "N passed, N failed, N skipped" last.
#
#   eng/test.sh            a group that cannot run here is named and counted as left out
#   eng/test.sh --all      the same, but a left-out group is a failure (also with CI=true)
#   eng/test.sh --no-build uses the Release build that is there
#   eng/test.sh --only X   only the groups whose name contains X (Tests, Storage, Redis, EndToEnd)
#   MONITOR_PUBLISHED=DIR  processes are started from this folder (eng/publish.sh with RENDERING=true), as in CI
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

strict=${CI:-false}; build=true; only=""
while [ $# -gt 0 ]; do
  case "$1" in
    --all) strict=true ;;
    --no-build) build=false ;;
    --only) only=${2:?"--only needs a group"}; shift ;;
    *) echo "eng/test.sh: unknown option $1 (see the top of the file)" >&2; exit 2 ;;
  esac
  shift
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_TieredPGO=0 # many short processes: they end before profiles of them would pay
results=$(mktemp -d) || exit 1
trap 'rm -rf "$results"' EXIT

# --- What the tests need on the machine -------------------------------------------------------------------------
declare -A needs=(
  [redis-server]="the queue's tests run on a real Redis as well as on the embedded server"
  [chromium]="a real browser claims and decides an alert in the console"
  [node]="evidence files are read back by an independent reader, warcio"
  [npm]="brings that reader, pinned in tests/warcio/package-lock.json"
)
declare -A package=([node]=nodejs) # where Debian's package has another name
can_install() { [ "$(id -u)" = 0 ] && [ -r /etc/os-release ] && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release && command -v apt-get >/dev/null; }
missing=()
for tool in "${!needs[@]}"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
if [ ${#missing[@]} -gt 0 ] && can_install; then
  for tool in "${missing[@]}"; do echo "eng/test.sh: installing $tool with apt-get: ${needs[$tool]}"; done
  packages=(); for tool in "${missing[@]}"; do packages+=("${package[$tool]:-$tool}"); done
  export DEBIAN_FRONTEND=noninteractive
  # Packages must not start a server of their own on the default port.
  if [ ! -e /usr/sbin/policy-rc.d ]; then printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d; made_policy=1; fi
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >"$results/apt.log" 2>&1 \
    || { echo "eng/test.sh: apt-get failed; its last lines:" >&2; tail -n 5 "$results/apt.log" >&2; }
  [ -n "${made_policy:-}" ] && rm -f /usr/sbin/policy-rc.d
fi
have() { command -v "$1" >/dev/null; }
warcio=tests/warcio
if have npm && ! cmp -s $warcio/package-lock.json $warcio/node_modules/.monitor-lock; then
  (cd $warcio && npm ci --ignore-scripts --no-audit --no-fund) >"$results/npm.log" 2>&1 && cp $warcio/package-lock.json $warcio/node_modules/.monitor-lock \
    || { echo "eng/test.sh: npm ci in $warcio failed; its last lines:" >&2; tail -n 5 "$results/npm.log" >&2; }
fi

# --- Build ------------------------------------------------------------------------------------------------------
if $build; then
  dotnet restore Monitor.sln --locked-mode && dotnet build Monitor.sln -c Release --no-restore || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
fi

# --- Groups -----------------------------------------------------------------------------------------------------
longest=20m # a group that waits for ever ends here, and counts as a failure
passed=0; failed=0; skipped=0; left_out=()
count() { # attribute, trx file
  grep -oE "<Counters [^>]*" "$2" | head -n 1 | grep -oE "$1=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0
}
group() { # project, then the commands it cannot do without
  local project=$1; shift
  case "$project" in *"$only"*) ;; *) return ;; esac
  for tool in "$@"; do
    if ! have "$tool"; then left_out+=("$project (needs $tool: ${needs[$tool]})"); return; fi
  done
  echo "== $project"
  local trx="$results/$project.trx" status=0
  dotnet test --project "tests/$project/$project.csproj" -c Release --no-build \
    --timeout "$longest" --results-directory "$results" --report-xunit-trx --report-xunit-trx-filename "$project.trx" || status=$?
  if [ ! -s "$trx" ]; then
    echo "eng/test.sh: $project wrote no results (exit $status); counted as one failure" >&2
    failed=$((failed + 1)); return
  fi
  local p f n; p=$(count passed "$trx"); f=$(count failed "$trx"); n=$(count notExecuted "$trx")
  passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + n))
  # A crash after the results were written, or an error outside any test, must not look green.
  if [ "$status" != 0 ] && [ "$f" = 0 ]; then echo "eng/test.sh: $project ended with exit $status though no test failed" >&2; failed=$((failed + 1)); fi
}
group RiskMonitor.Tests
group RiskMonitor.Storage.Tests node npm
group RiskMonitor.Redis.Tests redis-server
group RiskMonitor.EndToEnd.Tests redis-server chromium

if [ ${#left_out[@]} -gt 0 ]; then
  for name in "${left_out[@]}"; do echo "left out: $name"; done
  echo "${#left_out[@]} group(s) left out"
  if [ "$strict" = true ]; then failed=$((failed + ${#left_out[@]})); else skipped=$((skipped + ${#left_out[@]})); fi
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
