"""What a phone has to download: for the first page of a visit, and for a further one with a warm cache."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

IMPORT = re.compile(rb"""\b(?:import|from)\s*\(?["'](\.{0,2}/[^"']+)["']""")
CSS_URL = re.compile(rb"""url\(["']?(?!data:)([^"')#]+)["']?\)""")
KEPT = re.compile(r"immutable|max-age=(?!0)\d+")


@dataclass(frozen=True)
class Transfer:
    bytes: int
    requests: int


class Resources(HTMLParser):
    """The addresses that a browser loads for a page without being asked, in order. Lazy pictures are left out."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link" and attributes.get("rel") in {"stylesheet", "icon", "preload", "modulepreload"}:
            self.add(attributes.get("href"))
        elif tag == "script" or (tag == "img" and attributes.get("loading") != "lazy"):
            self.add(attributes.get("src"))
        elif tag == "use":
            self.add(attributes.get("href"))

    def add(self, address):
        path = (address or "").partition("#")[0]
        if path and not path.startswith("data:") and path not in self.found:
            self.found.append(path)


def first_view(browser, path):
    """With nothing in the cache: the page and everything that it loads."""
    page = browser.get(path)
    waiting = resources_of(page.text)
    size, loaded = page.wire_bytes, []
    while waiting:
        address = waiting.pop(0)
        answer = browser.get(address)
        loaded.append((address, answer))
        size += answer.wire_bytes
        waiting += [further for further in loaded_by(browser, address) if further not in [*waiting, *dict(loaded)]]
    return Transfer(size, 1 + len(loaded)), dict(loaded)


def further_view(browser, path, cached):
    """What the cache does not spare: the page itself, and what may not be kept."""
    page = browser.get(path)
    stale = [
        address
        for address in resources_of(page.text)
        if address not in cached or not KEPT.search(cached[address].headers.get("cache-control", ""))
    ]
    size = page.wire_bytes + sum(browser.get(address).wire_bytes for address in stale)
    return Transfer(size, 1 + len(stale))


def resources_of(html):
    parser = Resources()
    parser.feed(html)
    return parser.found


def loaded_by(browser, address):
    """What a style sheet or script loads in its turn."""
    suffix = urlsplit(address).path.rpartition(".")[2]
    pattern = {"css": CSS_URL, "js": IMPORT}.get(suffix)
    if pattern is None:
        return []
    return [urljoin(address, found.decode()) for found in pattern.findall(browser.get(address).content)]
