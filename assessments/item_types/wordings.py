"""Whether a typed text is one of the accepted wordings.

Never matter: spaces (how many, of which kind), invisible characters, and typographic quotation marks, which telephones
put in by themselves. Capitals and accents matter as the author says. In an accepted wording * stands for any text, also
for none, and \\* for a star.
"""

import unicodedata

from assessments.item_types.contract import share_of

# Never assigned to a character, so no keyboard sends it.
STAR = "\ufdd0"
PLAIN_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-"})


def best_wording(content, text):
    """The accepted wording with the highest share which `text` meets, the first of equals; None if there is none."""
    given = normalised(content, text)
    met = [each for each in content["accepted"] if meets(normalised(content, _starred(each["text"])), given)]
    return max(met, key=share_of, default=None)


def normalised(content, text):
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf").translate(PLAIN_MARKS)
    if not content.get("is_case_sensitive"):
        text = text.casefold()
    if content.get("ignores_accents"):
        text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", text).split())


def meets(pattern, text):
    """Piece by piece from the left, so that no pattern of stars takes long."""
    first, *middle = (piece.replace(STAR, "*") for piece in pattern.split("*"))
    if not middle:
        return text == first
    *middle, last = middle
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    rest = text[len(first) : len(text) - len(last)]
    for piece in middle:
        _skipped, found, rest = rest.partition(piece) if piece else ("", True, rest)
        if not found:
            return False
    return True


def an_example(content, wording):
    """A text which meets `wording`, to show as the right answer."""
    shortest, with_dots = (_starred(wording["text"]).replace("*", rest).replace(STAR, "*") for rest in ("", "…"))
    return shortest.strip() if shortest.strip() and _is_met(content, wording, shortest) else with_dots


def _is_met(content, wording, text):
    return meets(normalised(content, _starred(wording["text"])), normalised(content, text))


def _starred(pattern):
    return pattern.replace("\\*", STAR)
