"""B2, the rival: Scrapy (Debian's python3-scrapy, /usr/bin/python3), robots.txt obeyed, everything it does not need switched off. The same six fields a line. With a third
argument it keeps its queue (JOBDIR) and every answer (HTTPCACHE, gzip) in that folder, as near as it comes to what our side keeps."""
import html
import json
import re
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

starts, output, *keep = sys.argv[1:]
keeping = {"JOBDIR": f"{keep[0]}/job", "HTTPCACHE_ENABLED": True, "HTTPCACHE_DIR": f"{keep[0]}/cache", "HTTPCACHE_GZIP": True} if keep else {}
tags = re.compile(r"<[^>]+>")
periods = {"MONTH": "por mes"}
lines = open(output, "w", encoding="utf-8")


class Board(scrapy.Spider):
    name = "board"
    start_urls = starts.split(",")

    def parse(self, response):
        for href in response.css("a.titulo::attr(href)").getall():
            yield response.follow(href, self.offer)
        following = response.css("a[rel=next]::attr(href)").get()
        if following:
            yield response.follow(following, self.parse)

    def offer(self, response):
        posting = json.loads(response.xpath('//script[@type="application/ld+json"]/text()').get())
        pay, place = posting["baseSalary"], posting["jobLocation"]["address"]
        fields = [
            posting["title"],
            posting["hiringOrganization"]["name"],
            ", ".join(dict.fromkeys([place["addressLocality"], place["addressRegion"], place["addressCountry"]])),
            f'${pay["value"]["value"]:,} {pay["currency"]} {periods[pay["value"]["unitText"]]}',
            posting["datePosted"],
            html.unescape(tags.sub("", posting["description"])).strip(),
        ]
        lines.write(json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n")


process = CrawlerProcess(
    {
        "USER_AGENT": "RivalBench/1.0",
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "RETRY_ENABLED": False,
        "REDIRECT_ENABLED": False,
        "AJAXCRAWL_ENABLED": False,
        "HTTPPROXY_ENABLED": False,
        "LOG_LEVEL": "ERROR",
        "EXTENSIONS": {"scrapy.extensions.corestats.CoreStats": None, "scrapy.extensions.memusage.MemoryUsage": None, "scrapy.extensions.logstats.LogStats": None},
        "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.referer.RefererMiddleware": None},
        "DOWNLOADER_STATS": False,
        **keeping,
    }
)
process.crawl(Board)
process.start()
lines.close()
