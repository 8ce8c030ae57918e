"""Runs both sides of B2 in turn, bare and keeping what a service has to keep, and prints one JSON line a comparison. CPU time is that of the measured process and its children (user and system)."""
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys

work, urls, (pages, rounds, hosts) = sys.argv[1], sys.argv[2], map(int, sys.argv[3:6])


def measure(command):
    before = os.times()
    subprocess.run(command, check=True)
    after = os.times()
    cpu = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return {"cpu": cpu, "wall": after.elapsed - before.elapsed}


def ours(number, keeping):
    data = f"{work}/data{number}"
    result = measure([f"{work}/bench/RiskMonitor.Benchmarks", "crawl", urls, data if keeping else "-", f"{work}/ours.jsonl"])
    shutil.rmtree(data, ignore_errors=True)
    return result


def scrapy(number, keeping):
    data = f"{work}/scrapy{number}"
    result = measure(["/usr/bin/python3", "tests/RiskMonitor.Benchmarks/rivals/crawl_scrapy.py", urls, f"{work}/scrapy.jsonl", *([data] if keeping else [])])
    shutil.rmtree(data, ignore_errors=True)
    return result


def rows(name):
    with open(f"{work}/{name}.jsonl", encoding="utf-8") as lines:
        return sorted(lines)


def row(name):
    return sorted(pages / run["cpu"] for run in results[name])


results = {"ours": [], "scrapy": [], "oursKeeping": [], "scrapyKeeping": []}
different = 0
for number in range(rounds):
    order = list(results) if number % 2 == 0 else list(reversed(results))
    for name in order:
        results[name].append((ours if name.startswith("ours") else scrapy)(number, name.endswith("Keeping")))
        print(f"round {number + 1} {name}: {results[name][-1]}", file=sys.stderr)
    mine, theirs = rows("ours"), rows("scrapy")
    pairs = [(m, t) for m, t in zip(mine, theirs) if m != t]
    different += len(pairs) + abs(len(mine) - len(theirs)) + abs(len(mine) - pages)
    for m, t in pairs[:2]:
        print(f"differs:\n  ours   {m[:300]}\n  scrapy {t[:300]}", file=sys.stderr)

common = {
    "pages": pages, "hosts": hosts, "rounds": rounds, "equal": different == 0,
    "scrapy": subprocess.run(["scrapy", "version"], capture_output=True, text=True, check=True).stdout.split()[-1],
    "dotnet": subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip(),
    "python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine(),
}
for bench, mine, theirs in (
    ("B2 crawl, as the rival does it", "ours", "scrapy"),
    ("B2 crawl, both keep queue and answers", "oursKeeping", "scrapyKeeping"),
    ("B2 crawl, ours as in service, the rival bare", "oursKeeping", "scrapy"),
):
    ratio = statistics.median(row(mine)) / statistics.median(row(theirs))
    wall = statistics.median(run["wall"] for run in results[theirs]) / statistics.median(run["wall"] for run in results[mine])
    print(json.dumps({
        "bench": bench, **common,
        "oursPagesPerCpuSecond": round(statistics.median(row(mine))), "oursSpread": [round(row(mine)[0]), round(row(mine)[-1])],
        "scrapyPagesPerCpuSecond": round(statistics.median(row(theirs))), "scrapySpread": [round(row(theirs)[0]), round(row(theirs)[-1])],
        "ratio": round(ratio, 2), "wallRatio": round(wall, 2),
    }))
sys.exit(0 if different == 0 else 1)
