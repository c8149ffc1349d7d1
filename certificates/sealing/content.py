"""Whether two PDFs show, say and carry the same, however their objects are arranged.

For files that a signer brings back: only what signing itself adds may be new, so what is compared is all but that.
"""

import hashlib

from pyhanko.pdf_utils import generic

from certificates.sealing.marks import difference_of_marks, has_form_besides_signatures
from certificates.sealing.page_tree import INHERITED, Miscounted, pages_of
from certificates.sealing.sameness import Unclear, data_of, digest_of, items, value
from certificates.sealing.spoken import Parts, facts_of

# What a reader runs by itself, or shows in the place of the pages.
ACTIVE = ("/OpenAction", "/AA", "/OCProperties", "/Collection", "/Requirements", "/NeedsRendering")
# Compared by themselves, or brought along by signatures.
APART_IN_CATALOG = {"/Type", "/Pages", "/Names", "/Metadata", "/StructTreeRoot"}
OF_SIGNATURES = {"/AcroForm", "/DSS", "/Extensions", "/Perms", "/Version"}
APART_ON_PAGE = {"/Parent", "/Contents", "/Annots", "/LastModified", *INHERITED}
DEEPEST = 60


def difference(ours, theirs):
    """The code of the first difference: "active", "pages", "changed", "visible", "attachments", "described"; or ""."""
    try:
        our_pages, their_pages = pages_of(ours), pages_of(theirs)
    except Miscounted:
        return "pages"
    if _is_active(ours, theirs, their_pages):
        return "active"
    if len(our_pages) != len(their_pages):
        return "pages"
    return next(filter(None, _differences(_Document(ours, our_pages), _Document(theirs, their_pages))), "")


class _Document:
    def __init__(self, reader, pages):
        self.reader, self.pages = reader, pages
        self.names = {page.place: f"page {number}" for number, page in enumerate(pages)}
        # Names them as well, which what is compared afterwards leads to.
        self.parts = Parts(reader.root, self.names)


def _differences(ours, theirs):
    for our, their in zip(ours.pages, theirs.pages, strict=True):
        yield "" if _shown(our, ours.names) == _shown(their, theirs.names) else "changed"
        yield difference_of_marks(our.own, their.own, ours.names, theirs.names)
    yield "" if _attached(ours.reader) == _attached(theirs.reader) else "attachments"
    yield "" if facts_of(ours.reader) == facts_of(theirs.reader) else "described"
    yield "" if ours.parts.say_the_same_as(theirs.parts) else "described"
    yield "" if _rest(ours.reader.root, ours.names) == _rest(theirs.reader.root, theirs.names) else "changed"


def _is_active(ours, theirs, their_pages):
    """Whether something was added that a reader runs by itself or shows in the place of the pages."""
    if any(key in theirs.root and key not in ours.root for key in ACTIVE):
        return True
    if any("/AA" in page.own for page in their_pages):
        return True
    return "/JavaScript" in value(theirs.root, "/Names", {}) or has_form_besides_signatures(theirs.root)


def _shown(page, names):
    contents = value(page.own, "/Contents", ())
    streams = contents if isinstance(contents, (generic.ArrayObject, tuple)) else [contents]
    drawn = b"\n".join(data_of(stream.get_object()) for stream in streams)
    entries = {key: page.own.raw_get(key) for key in set(page.own) - APART_ON_PAGE} | page.shared
    # What is not said goes without saying.
    entries.setdefault("/CropBox", entries["/MediaBox"])
    entries.setdefault("/Rotate", generic.NumberObject(0))
    return hashlib.sha256(drawn).digest(), digest_of(entries, names)


def _rest(root, names):
    """All else in the catalog: the outline, the language, how the document opens."""
    entries = {key: root.raw_get(key) for key in set(root) - APART_IN_CATALOG - OF_SIGNATURES}
    named = value(root, "/Names", generic.DictionaryObject())
    others = {key: named.raw_get(key) for key in set(named) - {"/EmbeddedFiles"}}
    return digest_of(entries, names), digest_of(others, names)


def _attached(reader):
    """The attachments by name; names of files are written in two ways, one of which every reader knows."""
    tree = value(value(reader.root, "/Names", {}), "/EmbeddedFiles", {})
    found = []
    for name, specification in _leaves(tree):
        file = specification["/EF"]
        content = data_of(file["/F" if "/F" in file else "/UF"].get_object())
        found.append((str(name), hashlib.sha256(content).hexdigest()))
    return found


def _leaves(node, depth=0):
    if depth > DEEPEST:
        raise Unclear("The attachments lie too deep.")
    names = items(value(node, "/Names", generic.ArrayObject()))
    for name, specification in zip(names[::2], names[1::2], strict=True):
        yield name.get_object(), specification.get_object()
    for kid in value(node, "/Kids", ()):
        yield from _leaves(kid.get_object(), depth + 1)
