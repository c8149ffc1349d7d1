"""What the buttons of the editor do with the pages: add, remove and move elements and pages."""

from certificates.documents import layout as layouts

# What a new element starts with, in the middle of an upright or a lying page.
NEW = {
    "text": {"x": 40, "y": 90, "w": 130, "h": 8, "text": "…", "size": 11, "smallest": 7},
    "qr": {"x": 40, "y": 90, "w": 33},
    "image": {"x": 40, "y": 90, "w": 30, "h": 30},
    "line": {"x": 40, "y": 90, "w": 60},
    "subjects": {"x": 30, "y": 60, "w": 150, "h": 80, "title": "Mata pelatihan"},
    "competencies": {"x": 30, "y": 60, "w": 150, "h": 80, "title": "Kompetensi yang dibuktikan"},
    "emblem": {"x": 90, "y": 90, "w": 13},
}


def changed(pages, action, kind=""):
    """The pages after an action such as "up:1:3", and the place (page, element) to look at; (0, 0) for none.

    An action that has nothing to work on changes nothing.
    """
    verb, _, where = action.partition(":")
    place = [int(part) for part in where.split(":") if part.isdecimal() and len(part) < 4]
    work = ACTIONS.get(verb)
    if work is None:
        return pages, (0, 0)
    pages = [{"elements": list(page["elements"])} for page in pages]
    return pages, work(pages, place, kind)


def _add(pages, place, kind):
    elements = _elements(pages, place)
    if elements is None or kind not in NEW or sum(len(page["elements"]) for page in pages) >= layouts.MOST_ELEMENTS:
        return (0, 0)
    elements.append({"kind": kind, **layouts.KINDS[kind], **NEW[kind]})
    return (place[0], len(elements))


def _remove(pages, place, kind):
    elements = _elements(pages, place)
    if not _has(elements, place):
        return (0, 0)
    del elements[place[1] - 1]
    return (place[0], min(place[1], len(elements)))


def _up(pages, place, kind):
    return _swap(pages, place, -1)


def _down(pages, place, kind):
    return _swap(pages, place, 1)


def _swap(pages, place, step):
    elements = _elements(pages, place)
    if not _has(elements, place):
        return (0, 0)
    here, there = place[1] - 1, place[1] - 1 + step
    if not 0 <= there < len(elements):
        return (place[0], place[1])
    elements[here], elements[there] = elements[there], elements[here]
    return (place[0], there + 1)


def _add_page(pages, place, kind):
    if len(pages) < layouts.MOST_PAGES:
        pages.append({"elements": []})
    return (len(pages), 0)


def _remove_page(pages, place, kind):
    if _elements(pages, place) is not None and len(pages) > 1:
        del pages[place[0] - 1]
    return (0, 0)


def _elements(pages, place):
    return pages[place[0] - 1]["elements"] if place and 1 <= place[0] <= len(pages) else None


def _has(elements, place):
    return elements is not None and len(place) == 2 and 1 <= place[1] <= len(elements)


ACTIONS = {
    "add": _add,
    "remove": _remove,
    "up": _up,
    "down": _down,
    "add_page": _add_page,
    "remove_page": _remove_page,
}
