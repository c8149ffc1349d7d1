"""Reads the little of CBOR that a token needs, and refuses all else, because anybody may write a token. Pure.

That is one map from rising numbers to numbers and texts, each written in its shortest form. The verifier's script
reads the same.
"""

NUMBER, TEXT, MAP = 0, 3, 5
LENGTHS = {24: 1, 25: 2, 26: 4}  # of the number that follows
SMALLEST = {1: 24, 2: 1 << 8, 4: 1 << 16}  # which is not written shorter


class Malformed(ValueError):
    """Not such a map."""


def read(data: bytes) -> dict[int, int | str]:
    """Raises Malformed."""
    count, place = _read_head(data, 0, kind=MAP)
    values, last = {}, -1
    for _ in range(count):
        number, place = _read_head(data, place, kind=NUMBER)
        if number <= last:
            raise Malformed("The keys are not in order.")
        values[number], place = _read_value(data, place)
        last = number
    if place != len(data):
        raise Malformed("Something follows the map.")
    return values


def _read_value(data, place):
    if place < len(data) and data[place] >> 5 == NUMBER:
        return _read_head(data, place, kind=NUMBER)
    length, start = _read_head(data, place, kind=TEXT)
    end = start + length
    if end > len(data):
        raise Malformed("A text is not whole.")
    try:
        return data[start:end].decode(), end
    except UnicodeDecodeError:
        raise Malformed("A text is not UTF-8.") from None


def _read_head(data, place, *, kind):
    """The number in the head at `place`, which must be of that kind, and where it ends."""
    if place >= len(data) or data[place] >> 5 != kind:
        raise Malformed("Something is missing or of another kind.")
    short = data[place] & 31
    if short < 24:
        return short, place + 1
    length = LENGTHS.get(short)
    if length is None or place + 1 + length > len(data):
        raise Malformed("A number is not whole or too long.")
    end = place + 1 + length
    value = int.from_bytes(data[place + 1 : end])
    if value < SMALLEST[length]:
        raise Malformed("A number could be written shorter.")
    return value, end
