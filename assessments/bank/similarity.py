"""How alike two questions read: the share of runs of three words that they have in common (Jaccard's index of
w-shingles, Broder 1997). No database; a thousand questions take some milliseconds."""

import re
from html import unescape

LENGTH = 3
# Of twelve words one may be another: 7 of the 13 different runs are in both.
ALIKE = 0.5

_tag = re.compile(r"<[^>]*>")
_word = re.compile(r"\w+")


def shingles(html):
    """The runs of words of a text; of a shorter one, all of it. Case, punctuation and tags make no difference."""
    words = _word.findall(unescape(_tag.sub(" ", html)).casefold())
    if len(words) < LENGTH:
        return {tuple(words)} if words else set()
    return set(zip(*(words[start:] for start in range(LENGTH)), strict=False))


def likeness(one, other):
    """From 0 to 1, of two sets of shingles."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def alike(html, others, *, least=ALIKE):
    """[(key, likeness)] of `others`, pairs of key and text, that are like the text; the most alike first."""
    wanted = shingles(html)
    found = [(key, likeness(wanted, shingles(text))) for key, text in others]
    return sorted([pair for pair in found if pair[1] >= least], key=lambda pair: -pair[1])
