"""What strangers' files say of themselves, made fit to be shown. Pure."""

LONGEST = 120


def plain(text):
    """On one line, without what cannot be seen or written down: it could turn the words around it about."""
    seen = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join(seen.split())[:LONGEST]
