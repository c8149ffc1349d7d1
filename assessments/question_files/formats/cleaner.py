"""Builds HTML anew from tokens, with every letter escaped: nothing passes that is not written out here.

What comes out is well-formed (paragraphs, lists and tables nested as HTML has them) and comes out of a second
cleaning as it was.
"""

import re
from html import escape

SAME = {"strong": "b", "em": "i", "tt": "code", "kbd": "code", "samp": "code"}
SAME |= dict.fromkeys(["div", "center", "section", "blockquote", "address", "dt", "dd", "caption"], "p")
SAME |= dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "p")
INLINE = {"b", "i", "sub", "sup", "code"}
BLOCKS = {"p", "ul", "ol", "li", "pre", "table", "tr", "th", "td"}
# What must be opened before text can stand here.
ROOM = {None: "p", "ul": "li", "ol": "li", "table": "tr", "tr": "td"}
PARENTS = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr",), "th": ("tr",)}
HOLDERS = ("li", "td", "th")
TRIMMED = {"p", *HOLDERS}
OPENINGS = {f"<{tag}>" for tag in TRIMMED}
# Passed over without a word: they only carry looks.
ONLY_LOOKS = {"span", "font", "html", "body", "tbody", "thead", "tfoot", "small", "big", "label", "colgroup", "col"}
ONLY_LOOKS |= {"article", "header", "footer", "main", "dl", "wbr", "o", "nobr", "st1"}
DEEPEST = 24
SPACES = re.compile(r"\s+")


class Cleaner:
    """`left_out`: tags that were passed over; `images`: the attributes of those that were taken out."""

    def __init__(self):
        self.pieces = []
        self.open = []
        self.left_out = set()
        self.images = []

    @property
    def html(self):
        return "".join(self.pieces)

    @property
    def block(self):
        """The innermost block; None at the top."""
        return next((tag for tag in reversed(self.open) if tag in BLOCKS), None)

    def take(self, kind, value, attributes):
        if kind == "text":
            self.text(value)
        elif kind == "start":
            self.start(value, SAME.get(value, value), attributes)
        elif kind == "end":
            self.close(SAME.get(value, value))
        else:
            self.left_out.add(value)

    def finish(self):
        while self.open:
            self.pop()
        return self

    def text(self, text):
        if text.strip():
            self.make_room()
        elif self.block in ROOM:
            return  # spaces between blocks
        if "pre" not in self.open:
            text = SPACES.sub(" ", text)
            if self.pieces[-1] in OPENINGS or self.pieces[-1].endswith((" ", "<br/>")):
                text = text.lstrip()
        if text:
            self.pieces.append(escape(text, quote=False))

    def start(self, name, tag, attributes):
        if tag == "br":
            self.make_room()
            self.break_line()
        elif tag == "img":
            self.images.append(attributes)
        elif tag in BLOCKS:
            self.start_block(tag)
        elif tag in INLINE:
            self.make_room()
            self.push(tag)
        elif tag not in ONLY_LOOKS:
            self.left_out.add(name)

    def start_block(self, tag):
        self.close_what_ends_before(tag)
        if tag in PARENTS and self.block not in PARENTS[tag]:
            tag = "p"
        if tag not in PARENTS:
            self.close_paragraph()
            if self.block is not None:
                self.make_room()
        if tag == "p" and self.block is not None:
            self.break_line()
        else:
            self.push(tag)

    def close_what_ends_before(self, tag):
        """A row ends the row before it, an item of a list the item before it."""
        parents = PARENTS.get(tag, ())
        depth = next((place for place in range(len(self.open), 0, -1) if self.open[place - 1] in parents), None)
        while depth is not None and len(self.open) > depth:
            self.pop()

    def close_paragraph(self):
        while self.open and self.open[-1] in (*INLINE, "p", "pre"):
            self.pop()

    def close(self, tag):
        if tag in self.open:
            while self.pop() != tag:
                pass

    def make_room(self):
        while self.block in ROOM:
            self.open_tag(ROOM[self.block])

    def break_line(self):
        if self.pieces[-1] not in OPENINGS:
            self.pieces.append("<br/>")

    def push(self, tag):
        if len(self.open) < DEEPEST:
            self.open_tag(tag)

    def open_tag(self, tag):
        self.pieces.append(f"<{tag}>")
        self.open.append(tag)

    def pop(self):
        tag = self.open.pop()
        if tag in TRIMMED:
            self.trim()
        if self.pieces[-1] == f"<{tag}>" and tag not in ("td", "th"):
            self.pieces.pop()
        else:
            self.pieces.append(f"</{tag}>")
        return tag

    def trim(self):
        while self.pieces[-1] == "<br/>" or not self.pieces[-1].strip():
            self.pieces.pop()
        if not self.pieces[-1].startswith("<"):
            self.pieces[-1] = self.pieces[-1].rstrip()
