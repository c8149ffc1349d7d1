"""Grades and kinds of positions as lists write them: "III/a", "III-A", "Penata Muda (III/a)"; "04", "Ahli Muda"."""

import re

from accounts.models import PositionKind, Rank

GRADE = re.compile(r"\b([ivx]+|\d)\s*[/\-. ]?\s*([a-e])?\b", re.IGNORECASE)
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


class Ranks:
    def __init__(self):
        rows = list(Rank.objects.values_list("pk", "scheme", "grade", "title"))
        self.names = {pk: grade for pk, scheme, grade, title in rows}
        self.schemes = {pk: scheme for pk, scheme, grade, title in rows}
        self._by_grade = {(scheme, grade.casefold()): pk for pk, scheme, grade, title in rows}
        self._by_title = {(scheme, title.casefold()): pk for pk, scheme, grade, title in rows if title}

    def find(self, text, scheme):
        """The key of the grade, or None."""
        if (scheme, text.casefold()) in self._by_grade:
            return self._by_grade[scheme, text.casefold()]
        if (scheme, text.casefold()) in self._by_title:
            return self._by_title[scheme, text.casefold()]
        for level, letter in reversed(GRADE.findall(text)):
            grade = ROMAN.get(level, level) + (f"/{letter}" if letter else "")
            if (scheme, grade.casefold()) in self._by_grade:
                return self._by_grade[scheme, grade.casefold()]
        return None


class PositionKinds:
    def __init__(self):
        rows = list(PositionKind.objects.values_list("pk", "code", "name"))
        self.names = {pk: name for pk, code, name in rows}
        self._known = {}
        for pk, code, name in rows:
            for word in (code, code.lstrip("0"), name, name.removeprefix("JF "), f"{code} {name}"):
                self._known[_key(word)] = pk

    def find(self, text):
        """The key of the kind, or None."""
        key = _key(text)
        for start in ("", "jabatan", "fungsional", "jabatanfungsional", "jf"):
            if key.startswith(start) and key.removeprefix(start) in self._known:
                return self._known[key.removeprefix(start)]
        return None


def _key(text):
    return "".join(filter(str.isalnum, text.casefold()))
