"""HTML as tokens. Linear in the length of the text, whatever is in it."""

import re
from html import unescape

# No attribute may hold "<", so that the search for a tag's end stops where the next one begins.
TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""", re.IGNORECASE)
# Begun anew at each letter of a long name, the search would take the square of its length.
ATTRIBUTE = re.compile(r"""(?<![a-z-])([a-z-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# Passed over together with what is inside.
WITH_CONTENT = {"script", "style", "head", "title", "object", "iframe", "svg", "math", "template", "textarea", "select"}


def tokens(html):
    """(“text”, text, {}), (“start”, tag, attributes), (“end”, tag, {}) or (“hidden”, tag, {}), one after the other."""
    hidden = None
    for token in _all_tokens(html):
        kind, value, _attributes = token
        if hidden is None and kind == "start" and value in WITH_CONTENT:
            hidden = value
            yield "hidden", value, {}
        elif hidden is None:
            yield token
        elif kind == "end" and value == hidden:
            hidden = None


def _all_tokens(html):
    place, last_ends = 0, {ending: html.rfind(ending) for ending in (">", "-->")}
    while (opening := html.find("<", place)) >= 0:
        if opening > place:
            yield "text", unescape(html[place:opening]), {}
        token, place = _tag_at(html, opening, last_ends)
        if token:
            yield token
    if place < len(html):
        yield "text", unescape(html[place:]), {}


def _tag_at(html, opening, last_ends):
    """(token or None, where the next one begins). `last_ends` saves looking for an end that never comes."""
    tag = TAG.match(html, opening)
    if tag:
        kind, name = "end" if tag[1] else "start", tag[2].lower()
        return (kind, name, attributes_of(tag[3]) if name == "img" else {}), tag.end()
    if html.startswith(("<!", "<?"), opening):
        ending = "-->" if html.startswith("<!--", opening) else ">"
        if last_ends[ending] > opening:
            return None, html.find(ending, opening) + len(ending)
    return ("text", "<", {}), opening + 1


def attributes_of(text):
    found = ATTRIBUTE.findall(text)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}
