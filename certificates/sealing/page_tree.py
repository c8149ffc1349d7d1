"""The pages of a PDF as readers find them, with what they inherit."""

from dataclasses import dataclass

from pyhanko.pdf_utils import generic

from certificates.sealing.sameness import Unclear, items, place

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")


class Miscounted(Exception):
    """The tree names another number of pages than it has: readers would show different ones."""


@dataclass(frozen=True)
class Page:
    """`shared` are the entries that a page may have from above."""

    place: tuple
    own: generic.DictionaryObject
    shared: dict


def pages_of(reader):
    found = []
    _walk(reader.root.raw_get("/Pages"), {}, found, set())
    return found


def _walk(reference, above, found, seen):
    """Returns how many pages there are below."""
    at = place(reference)
    if at is None or at in seen:
        raise Unclear("The pages are no tree.")
    seen.add(at)
    node = reference.get_object()
    shared = {**above, **{key: node.raw_get(key) for key in INHERITED if key in node}}
    # Some programs go by the one, some by the other.
    if (node["/Type"], "/Kids" in node) == ("/Page", False):
        found.append(Page(at, node, shared))
        return 1
    if (node["/Type"], "/Kids" in node) != ("/Pages", True):
        raise Unclear("It is neither a page nor a node of pages.")
    count = sum(_walk(kid, shared, found, seen) for kid in items(node["/Kids"]))
    if node["/Count"] != count:
        raise Miscounted
    return count
