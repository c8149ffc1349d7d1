"""Whether objects of PDFs mean the same, however they are numbered, packed and placed in the file."""

import hashlib
from collections import deque

from pyhanko.pdf_utils import generic

# How a stream is packed; what counts is what it holds.
PACKING = {"/Length", "/Filter", "/DecodeParms"}
UNPACKABLE = {"/FlateDecode", "/Fl", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85"}
LARGEST_STREAM = 20 * 1024 * 1024


class Unclear(Exception):
    """No honest document is built so, or unpacks to so much."""


def place(reference):
    """What names an object within its document; None of what stands in the middle of another."""
    return (reference.idnum, reference.generation) if isinstance(reference, generic.IndirectObject) else None


def value(dictionary, key, default):
    """As `get`, which would give a reference where there is one."""
    return dictionary[key] if key in dictionary else default  # noqa: SIM401


def digest(value, names):
    """The same for two values that mean the same. What `names` has at a place is named instead of followed.

    Each object is read once, in the order in which the others lead to it, so a file can neither make this endless nor
    hide something behind a loop.
    """
    seen, waiting = {}, deque()
    result = hashlib.sha256()

    def token(raw):
        at = place(raw)
        if at in names:
            return f"{names[at]};"
        value = raw.get_object()
        if not isinstance(value, (generic.DictionaryObject, generic.ArrayObject)):
            return _plain(value)
        if at is None or at not in seen:
            number = len(seen)
            seen[at or ("direct", number)] = number
            waiting.append(value)
            return f"#{number};"
        return f"#{seen[at]};"

    result.update(token(value).encode())
    while waiting:
        for part in _parts(waiting.popleft()):
            result.update(part if isinstance(part, bytes) else token(part).encode())
    return result.hexdigest()


def digest_of(entries, names):
    """Of a dictionary with these entries, which may come from several."""
    return digest(generic.DictionaryObject(entries), names)


def data_of(stream):
    data = stream.data
    if len(data) > LARGEST_STREAM:
        raise Unclear("A stream is too large.")
    return data


def items(array):
    """The items of an array as they stand there, references as references."""
    return [array.raw_get(index) for index in range(len(array))]


def _parts(value):
    if isinstance(value, generic.ArrayObject):
        yield from (b"[", *items(value), b"]")
        return
    yield b"<"
    for key in sorted(set(value) - _packing(value)):
        yield repr(str(key)).encode()
        yield value.raw_get(key)
    if isinstance(value, generic.StreamObject):
        content = data_of(value) if _is_unpackable(value) else value.encoded_data
        yield b"stream" + hashlib.sha256(content).digest()
    yield b">"


def _packing(value):
    if not isinstance(value, generic.StreamObject):
        return set()
    return PACKING if _is_unpackable(value) else {"/Length"}


def _is_unpackable(stream):
    """Not so with photographs, which stay as they are packed."""
    filters = value(stream, "/Filter", ())
    return {filters} <= UNPACKABLE if isinstance(filters, generic.NameObject) else {*filters} <= UNPACKABLE


def _plain(value):
    if isinstance(value, (generic.NumberObject, generic.FloatObject)):
        return f"{float(value):.4f};"
    return "null;" if isinstance(value, generic.NullObject) else f"{type(value).__name__} {value!r};"
