"""Which questions of an attempt stand on one page. No database and no clock."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """`number`: of the only question on the page, from 1; 0: all of them stand on it."""

    items: list
    number: int
    total: int

    @property
    def previous(self):
        return self.number - 1 if self.number > 1 else 0

    @property
    def next(self):
        return self.number + 1 if 0 < self.number < self.total else 0


def page_of(items, asked, *, is_one_by_one):
    """`asked`: the text of an address or a form, which may be anything; without sense in it, the first question that
    still has no answer."""
    if not is_one_by_one:
        return Page(items, 0, len(items))
    number = number_in(asked)
    if not 1 <= number <= len(items):
        number = next((place for place, item in enumerate(items, start=1) if not item.current_given), 1)
    return Page(items[number - 1 : number], number, len(items))


def number_in(text):
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0
