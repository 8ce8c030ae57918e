"""Runs both sides of B2 in turn and prints one JSON line. CPU time is that of the measured process and its children (user and system)."""
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys

work, url, pages, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def measure(command):
    before = os.times()
    subprocess.run(command, check=True)
    after = os.times()
    cpu = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return {"cpu": cpu, "wall": after.elapsed - before.elapsed}


def ours(number):
    data, output = f"{work}/data{number}", f"{work}/ours.jsonl"
    result = measure([f"{work}/bench/RiskMonitor.Benchmarks", "crawl", url, data, output])
    shutil.rmtree(data)
    return result


def scrapy(number):
    return measure(["/usr/bin/python3", "tests/RiskMonitor.Benchmarks/rivals/crawl_scrapy.py", url, f"{work}/scrapy.jsonl"])


def rows(name):
    with open(f"{work}/{name}.jsonl", encoding="utf-8") as lines:
        return sorted(lines)


results = {"ours": [], "scrapy": []}
for number in range(rounds):
    for name, side in (("ours", ours), ("scrapy", scrapy)) if number % 2 == 0 else (("scrapy", scrapy), ("ours", ours)):
        results[name].append(side(number))
        print(f"round {number + 1} {name}: {results[name][-1]}", file=sys.stderr)

mine, theirs = rows("ours"), rows("scrapy")
different = [(m, t) for m, t in zip(mine, theirs) if m != t]
for m, t in different[:2]:
    print(f"differs:\n  ours   {m[:300]}\n  scrapy {t[:300]}", file=sys.stderr)

rate = {name: sorted(pages / run["cpu"] for run in runs) for name, runs in results.items()}
line = {
    "bench": "B2 crawl", "pages": pages, "rounds": rounds, "equal": mine == theirs and len(mine) == pages,
    "oursPagesPerCpuSecond": round(statistics.median(rate["ours"])), "oursSpread": [round(rate["ours"][0]), round(rate["ours"][-1])],
    "scrapyPagesPerCpuSecond": round(statistics.median(rate["scrapy"])), "scrapySpread": [round(rate["scrapy"][0]), round(rate["scrapy"][-1])],
    "ratio": round(statistics.median(rate["ours"]) / statistics.median(rate["scrapy"]), 2),
    "wallRatio": round(statistics.median(r["wall"] for r in results["scrapy"]) / statistics.median(r["wall"] for r in results["ours"]), 2),
    "scrapy": subprocess.run(["scrapy", "version"], capture_output=True, text=True, check=True).stdout.split()[-1],
    "dotnet": subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip(),
    "python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine(),
}
print(json.dumps(line))
sys.exit(0 if line["equal"] else 1)
