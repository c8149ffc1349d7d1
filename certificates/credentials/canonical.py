"""The canonical form (RDFC-1.0) of a JSON-LD document, over which credentials are signed.

Contexts come from `contexts/`, pinned by their hash, and never from the network. A document may be anybody's, so the
work on it is bounded and whatever would drop out of the signed form is refused.
"""

import hashlib
import json
import re
import threading
from functools import cache
from pathlib import Path

from pyld import jsonld
from pyld.canon import URDNA2015
from pyld.context_resolver import ContextResolver

CONTEXTS = Path(__file__).parent / "contexts"
CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
OPEN_BADGES_EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2"
MULTIKEY = "https://w3id.org/security/multikey/v1"

DEEPEST = 12
MOST_VALUES = 1000
LONGEST_TEXT = 20_000
MOST_ALIKE = 4  # blank nodes that look the same cost factorially
MOST_WALKS = 40
# A term that no context defines would resolve against this, and a real address never does.
NOWHERE = "https://undefined.invalid/"
ADDRESS = re.compile(r"""^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`\x7f]*$""")
# RDFC-1.0 escapes the controls, and the library does not; half of a surrogate pair is no letter at all.
UNSIGNABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class NotCanonical(Exception):
    """The document has no canonical form that is worth signing or checking; the message says what stands in the way."""


class UnknownContext(NotCanonical):
    """A context that is not pinned here; none is ever fetched."""


def canonical(document):
    """The sorted N-Quads of `document` as bytes. Raises NotCanonical."""
    check_shape(document)
    options = {"documentLoader": load, "contextResolver": _resolver(), "base": NOWHERE}
    try:
        dataset = _Strict(on_property_dropped=_refuse_term).to_rdf(document, options)
        text = _Bounded().main(dataset, {"format": "application/n-quads"})
    except NotCanonical:
        _forget_contexts()
        raise
    except Exception as error:
        # The library raises errors of many kinds over what is not JSON-LD, and leaves its caches half made.
        _forget_contexts()
        raise _reason(error) from error
    return text.encode()


def check_shape(document):
    """Raises NotCanonical over what no credential of this site has, before the costly work begins."""
    if not isinstance(document, dict):
        raise NotCanonical("It is not a JSON object.")
    contexts = document.get("@context")
    if not isinstance(contexts, list) or not contexts:
        raise NotCanonical("It names no contexts.")
    for context in contexts:
        if not isinstance(context, str) or context not in pinned():
            raise UnknownContext(f"The context {str(context)[:200]} is not known here.")
    if len(contexts) != len(set(contexts)):
        raise NotCanonical("It names a context twice.")
    rest = {key: value for key, value in document.items() if key != "@context"}
    left = MOST_VALUES
    waiting = [(rest, 1)]
    while waiting:
        value, depth = waiting.pop()
        left -= 1
        if left < 0 or depth > DEEPEST:
            raise NotCanonical("It has too many values, or they lie too deep.")
        waiting.extend((inner, depth + 1) for inner in _inner(value))


def _inner(value):
    if isinstance(value, dict):
        for key in value:
            _check_key(key)
        return value.values()
    if isinstance(value, list):
        if any(isinstance(item, list) for item in value):
            raise NotCanonical("A list lies directly in a list.")
        return value
    if isinstance(value, str) and (len(value) > LONGEST_TEXT or UNSIGNABLE.search(value)):
        raise NotCanonical("A text is too long or has characters that can't be signed.")
    return ()


def _check_key(key):
    if key.startswith("@") or ":" in key or UNSIGNABLE.search(key):
        raise NotCanonical(f"The key {key[:80]!r} is a keyword or an address where a term should be.")


def load(url, options=None):
    """The document loader of the JSON-LD library."""
    if url not in pinned():
        raise UnknownContext(f"The context {str(url)[:200]} is not known here.")
    return {"contextUrl": None, "documentUrl": url, "document": pinned()[url], "tag": "static"}


@cache
def pinned():
    """{address: context document}. Fails when a file is not the one that its manifest names."""
    documents = {}
    for entry in json.loads((CONTEXTS / "manifest.json").read_text())["files"]:
        content = (CONTEXTS / entry["file"]).read_bytes()
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            raise RuntimeError(f"{entry['file']} was changed: its hash is not the one in the manifest.")
        documents[entry["url"]] = json.loads(content)
    return documents


# The library's own caches of parsed contexts are shared by all threads and not safe there. These stay small, because
# documents bring no contexts of their own.
_of_thread = threading.local()


def _resolver():
    if not hasattr(_of_thread, "resolver"):
        _of_thread.resolver = ContextResolver({}, load)
    return _of_thread.resolver


def _forget_contexts():
    _of_thread.__dict__.pop("resolver", None)


def _refuse_term(term):
    raise NotCanonical(f"The term {str(term)[:80]!r} is not defined by its contexts.")


def _reason(error):
    """The NotCanonical that the library has wrapped in its own error, or a new one."""
    cause = error
    while cause is not None:
        if isinstance(cause, NotCanonical):
            return cause
        cause = cause.__cause__
    return NotCanonical("It is not well-formed JSON-LD.")


class _Strict(jsonld.JsonLdProcessor):
    """Refuses what the library would leave out of the signed form without a word."""

    def expand(self, input_, options):
        expanded = super().expand(input_, options)
        waiting = [expanded]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                _check_addresses(value)
                waiting.extend(inner for key, inner in value.items() if key not in ("@id", "@type", "@value"))
        return expanded


def _check_addresses(node):
    types = node.get("@type", [])
    addresses = [*(types if isinstance(types, list) else [types]), *([node["@id"]] if "@id" in node else [])]
    for address in addresses:
        if address.startswith(NOWHERE) or not ADDRESS.match(address):
            raise NotCanonical("It uses a term or an address that its contexts do not define.")


class _Bounded(URDNA2015):
    """Gives up on graphs that are built to take for ever: many nodes that nothing tells apart."""

    walks = 0

    def create_hash_to_related(self, id_, issuer):
        self.walks += 1
        related = super().create_hash_to_related(id_, issuer)
        if self.walks > MOST_WALKS or any(len(nodes) > MOST_ALIKE for nodes in related.values()):
            raise NotCanonical("Too many of its parts are the same.")
        return related
