"""Reading JSON that somebody shows us, so that all who read it see the same. Pure."""

import json


class Ambiguous(ValueError):
    """It is JSON, but two readers may take it for different things."""


def parse(text):
    """Raises ValueError or RecursionError over what is not JSON, has a name twice, or letters that no text has."""
    document = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    # Half of a surrogate pair can be written as an escape, but neither hashed nor stored nor shown.
    json.dumps(document, ensure_ascii=False).encode()
    return document


def _object(pairs):
    names = dict(pairs)
    if len(names) < len(pairs):
        raise Ambiguous("A name stands twice in one object.")
    return names


def _refuse_constant(name):
    raise Ambiguous(name)
