"""What a PDF says to those who hear it or look for it: the tree of its parts with their texts, title and other facts.

Some programs follow the tree from its root down, others from a page up, so both ways have to lead to the same.
"""

import io

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.metadata import model, xmp_xml

from certificates.sealing.marks import is_invisible_signature
from certificates.sealing.sameness import Unclear, digest, digest_of, items, place, value

# What tools that sign write anew in the facts about the document.
INFO_OF_SIGNERS = {"/ModDate", "/Producer"}
XMP = "http://ns.adobe.com/xap/1.0/"
XMP_OF_SIGNERS = {
    model.ExpandedName(XMP, "ModifyDate"),
    model.ExpandedName(XMP, "MetadataDate"),
    model.ExpandedName(f"{XMP}mm/", "InstanceID"),
    model.ExpandedName(f"{XMP}mm/", "History"),
    model.ExpandedName(model.NS["pdf"], "Producer"),
    model.ExpandedName(model.NS["rdf"], "about"),
}
# All that the part of a signature nobody sees may have.
OF_A_SIGNATURES_PART = {"/Type", "/S", "/P", "/Pg", "/K"}


def facts_of(reader):
    """The two sets of facts about the document."""
    info = value(reader.trailer, "/Info", {})
    told = {key: info.raw_get(key) for key in set(info) - INFO_OF_SIGNERS}
    described = []
    if "/Metadata" in reader.root:
        roots = xmp_xml.parse_xmp(io.BytesIO(reader.root["/Metadata"].data))
        described = [(str(name), fact) for root in roots for name, fact in root if name not in XMP_OF_SIGNERS]
    return digest_of(told, {}), sorted(described, key=lambda each: each[0])


class Parts:
    """The tree of parts. `names` gets a name for each of them, so what leads to one can be compared.

    `facts` are the parts in their order; `numbered` is what the pages and marks lead to.
    """

    def __init__(self, root, names):
        self.names, self.facts, self.numbered = names, [], {}
        self._of_signatures = set()
        if "/StructTreeRoot" in root:
            self._name(root.raw_get("/StructTreeRoot"), "parts")
            self._read(root["/StructTreeRoot"])

    def say_the_same_as(self, others):
        return (self.facts, self.numbered) == (others.facts, others.numbered)

    def _read(self, tree):
        self._kids(tree, "parts")
        rest = set(tree) - {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"}
        self.facts.append(digest_of({key: tree.raw_get(key) for key in rest}, self.names))
        for number, leads_to in _numbers(value(tree, "/ParentTree", {}), set()):
            if number in self.numbered:
                raise Unclear("A number stands there twice.")
            if place(leads_to) not in self._of_signatures:
                self.numbered[number] = self._said(leads_to)

    def _name(self, reference, name):
        if place(reference) in self.names:
            raise Unclear("The parts are no tree.")
        if place(reference):
            self.names[place(reference)] = name

    def _said(self, raw):
        return digest(generic.ArrayObject([raw]), self.names)

    def _kids(self, parent, name):
        for kid in _kids(parent):
            part = kid.get_object()
            if not isinstance(part, generic.DictionaryObject) or value(part, "/Type", "") in {"/MCR", "/OBJR"}:
                self.facts.append(self._said(kid))
            elif _is_of_a_signature(part):
                self._of_signatures.add(place(kid))
            else:
                self._part(kid, part, name)

    def _part(self, reference, part, parent):
        name = f"part {len(self.facts)}"
        self._name(reference, name)
        if self.names.get(place(part.raw_get("/P"))) != parent:
            raise Unclear("A part names another parent.")
        self.facts.append((parent, name))
        self._kids(part, name)
        entries = {key: part.raw_get(key) for key in set(part) - {"/K", "/P"}}
        self.facts.append(digest_of(entries, self.names))


def _kids(part):
    """One may stand there without a list around it."""
    if "/K" not in part:
        return []
    return items(part["/K"]) if isinstance(part["/K"], generic.ArrayObject) else [part.raw_get("/K")]


def _is_of_a_signature(part):
    if not set(part) <= OF_A_SIGNATURES_PART:
        return False
    kids = [kid.get_object() for kid in _kids(part)]
    led_to = [kid["/Obj"] for kid in kids if isinstance(kid, generic.DictionaryObject) and "/Obj" in kid]
    return len(led_to) == len(kids) == 1 and is_invisible_signature(led_to[0])


def _numbers(node, seen):
    """(number, what it leads to) of a tree of numbers."""
    numbers = items(value(node, "/Nums", generic.ArrayObject()))
    yield from ((int(number), leads_to) for number, leads_to in zip(numbers[::2], numbers[1::2], strict=True))
    for kid in items(value(node, "/Kids", generic.ArrayObject())):
        if place(kid) is None or place(kid) in seen:
            raise Unclear("The numbers are no tree.")
        seen.add(place(kid))
        yield from _numbers(kid.get_object(), seen)
