#!/usr/bin/env python3
"""Prints every stored order of an account, one JSON object a line.

CONNECTOR_URL=https://… CONNECTOR_TOKEN=… python3 orders.py ACCOUNT_ID

The token is an API token with the scope read (docs/api.md).
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

ATTEMPTS = 5


def get(path, query):
    """The answer as JSON. 429 and 503 are asked again, after the time that the answer states."""
    request = urllib.request.Request(
        os.environ["CONNECTOR_URL"] + path + "?" + urllib.parse.urlencode(query),
        headers={"Authorization": "Bearer " + os.environ["CONNECTOR_TOKEN"]},
    )
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with urllib.request.urlopen(request, timeout=35) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            problem = refused.read().decode()
            if refused.code not in (429, 503) or attempt == ATTEMPTS:
                sys.exit(f"{refused.code}: {problem}")
            time.sleep(int(refused.headers.get("Retry-After") or 2**attempt))


def orders(account):
    """The list ends when next is null; until then it is sent back with the same query."""
    query = {"account_id": account, "limit": 200}
    while True:
        page = get("/api/ebay/orders", query)
        yield from page["items"]
        if page["next"] is None:
            return
        query["next"] = page["next"]


if __name__ == "__main__":
    for order in orders(sys.argv[1]):
        print(json.dumps(order, separators=(",", ":"), ensure_ascii=False))
