"""Runs the sides of B1 in turn and prints one JSON line a rival. CPU time is that of the measured passes alone, of the whole process (user and system, all threads)."""
import json
import os
import platform
import statistics
import subprocess
import sys

work, rounds = sys.argv[1], int(sys.argv[2])
sides = {
    "ours": ([f"{work}/bench/RiskMonitor.Benchmarks", "extract", "ours"], 30),
    "anglesharp": ([f"{work}/bench/RiskMonitor.Benchmarks", "extract", "anglesharp"], 3),
    "lxml": (["/usr/bin/python3", "tests/RiskMonitor.Benchmarks/rivals/extract_python.py", "lxml"], 1),
    "parsel": (["/usr/bin/python3", "tests/RiskMonitor.Benchmarks/rivals/extract_python.py", "parsel"], 1),
}
rates = {name: [] for name in sides}
for number in range(rounds):
    for name in list(sides) if number % 2 == 0 else list(reversed(sides)):
        command, passes = sides[name]
        run = json.loads(subprocess.run([*command, f"{work}/site", str(passes), f"{work}/{name}.jsonl"], check=True, capture_output=True, text=True).stdout)
        rates[name].append(run["pages"] / run["cpu"])
        print(f"round {number + 1} {name}: {rates[name][-1]:.0f} pages/cpu-s {run}", file=sys.stderr)

output = {name: open(f"{work}/{name}.jsonl", encoding="utf-8").read() for name in sides}
for name in sides:
    if name == "ours":
        continue
    print(json.dumps({
        "bench": f"B1 extract, against {name}", "pages": output["ours"].count("\n"), "rounds": rounds, "equal": output[name] == output["ours"],
        "oursPagesPerCpuSecond": round(statistics.median(rates["ours"])), "oursSpread": [round(min(rates["ours"])), round(max(rates["ours"]))],
        "rivalPagesPerCpuSecond": round(statistics.median(rates[name])), "rivalSpread": [round(min(rates[name])), round(max(rates[name]))],
        "ratio": round(statistics.median(rates["ours"]) / statistics.median(rates[name]), 1),
        "dotnet": subprocess.run(["dotnet", "--version"], capture_output=True, text=True, check=True).stdout.strip(),
        "python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine(),
    }))
sys.exit(0 if all(text == output["ours"] for text in output.values()) else 1)
