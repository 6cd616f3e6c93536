"""Every page that can be reached by links, told by the shape of its address."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from playwright.sync_api import APIRequestContext

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]+)"')
# Addresses that differ only in numbers show the same page about something else; a question mark sorts or filters it.
MOST_OF_A_SHAPE = 3
MOST_OF_A_QUERY = 1


@dataclass
class Crawl:
    """What answered what: address -> status; the pages (not files) by shape; where a link was found first."""

    answers: dict[str, int] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    linked_on: dict[str, str] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, tuple[int, str]]:
        """What did not answer 200, and the page that leads there."""
        wrong = {address: status for address, status in self.answers.items() if status != 200}
        return {address: (status, self.linked_on.get(address, "")) for address, status in wrong.items()}


def shape_of(address: str) -> str:
    """/projects/12/?year=2024 -> /projects/N/?year"""
    parts = urlsplit(address)
    keys = sorted({key for key, _value in parse_qsl(parts.query)})
    path = re.sub(r"\d+", "N", parts.path)
    path = re.sub(r"/figures/[a-z_]+/", "/figures/CODE/", path)
    return path + ("?" + "&".join(keys) if keys else "")


def crawl(browser: APIRequestContext, root: str, start: str, most: int = MOST_OF_A_SHAPE) -> Crawl:
    """Follow links from a page, breadth first, at most so many of each shape."""
    done, waiting = Crawl(), deque([start])
    taken: dict[str, int] = defaultdict(int)
    seen = {start}
    while waiting:
        address = waiting.popleft()
        answer = browser.get(root + address, max_redirects=5)
        done.answers[address] = answer.status
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        done.pages[shape_of(address)].append(address)
        for link in LINK.findall(answer.text()):
            target = without_root(urljoin(root + address, unescape(link)), root)
            if target is None or target in seen or taken[shape_of(target)] >= most_of(target, most):
                continue
            seen.add(target)
            taken[shape_of(target)] += 1
            done.linked_on[target] = address
            waiting.append(target)
    return done


def most_of(address: str, most: int) -> int:
    """How many addresses of one shape are asked for."""
    return MOST_OF_A_QUERY if "?" in address else most


def without_root(address: str, root: str) -> str | None:
    """The address within the installation; None for what leads elsewhere."""
    address = address.split("#")[0]
    return address.removeprefix(root) if address.startswith(root + "/") else None
