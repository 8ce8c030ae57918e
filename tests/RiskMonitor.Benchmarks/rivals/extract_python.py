"""B1, the rivals: lxml with XPath, and parsel as Scrapy uses it (Debian's python3-lxml and python3-parsel). The same six fields; one pass that is written down and not measured, then passes that are
measured and not written."""
import glob
import html
import json
import re
import sys
import time

import lxml.html
import parsel

how, folder, passes, output = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
tags = re.compile(r"<[^>]+>")
periods = {"MONTH": "por mes"}


def by_lxml(body):
    return lxml.html.document_fromstring(body).xpath('//script[@type="application/ld+json"]/text()')[0]


def by_parsel(body):
    return parsel.Selector(text=body.decode("utf-8")).xpath('//script[@type="application/ld+json"]/text()').get()


def fields(body):
    posting = json.loads(find(body))
    pay, place = posting["baseSalary"], posting["jobLocation"]["address"]
    return [
        posting["title"],
        posting["hiringOrganization"]["name"],
        ", ".join(dict.fromkeys([place["addressLocality"], place["addressRegion"], place["addressCountry"]])),
        f'${pay["value"]["value"]:,} {pay["currency"]} {periods[pay["value"]["unitText"]]}',
        posting["datePosted"],
        html.unescape(tags.sub("", posting["description"])).strip(),
    ]


find = {"lxml": by_lxml, "parsel": by_parsel}[how]
pages = [open(name, "rb").read() for name in sorted(name for name in glob.glob(f"{folder}/**/*.html", recursive=True) if "oferta" in name)]
with open(output, "w", encoding="utf-8") as lines:
    for page in pages:
        lines.write(json.dumps(fields(page), ensure_ascii=False, separators=(",", ":")) + "\n")
before = time.process_time()
characters = sum(len(fields(page)[5]) for _ in range(passes) for page in pages)
print(json.dumps({"pages": len(pages) * passes, "cpu": time.process_time() - before, "characters": characters}))
