"""In which sizes of letters a text or a table may fit its box: an estimate that spares the drawing most of its trials.

Drawing tries the sizes given here from the largest down, and takes the last one without looking. So an estimate that is
too careful costs a trial, and never a letter.
"""

import math
import unicodedata

POINT = 25.4 / 72  # millimetres
STEP = 0.94
# The height of one line of letters, and from line to line, in sizes.
LINE, PITCH = 0.75, 1.27
# The width of a letter in sizes: no text of any length is wider than the first, hardly any narrower than the last.
WIDE, USUAL, NARROW = 0.72, 0.62, 0.4


def text_sizes(element, lines):
    """The sizes in points to try for the `lines` (of pieces) of a text element, the largest first."""
    width, height = element["w"] / POINT, element["h"] / POINT
    sizes = _steps(element["size"], element["smallest"])
    sizes = [size for size in sizes if not word_is_too_long(element, lines, size)]
    sizes = sizes or [element["smallest"] or element["size"]]
    counts = [sum(_letters(piece["text"]) for piece in line) for line in lines]
    if len(sizes) == 1 or _height(counts, sizes[0], width, WIDE * _width_of(element)) <= height:
        return sizes[:1]
    return [size for size in sizes[:-1] if _height(counts, size, width, NARROW) <= height] + sizes[-1:]


def word_is_too_long(element, lines, size):
    """A word can't be broken, so a text may be low enough for its box and still too wide."""
    longest = max((_letters(word) for line in lines for word in _text(line).split()), default=0)
    return longest * size * USUAL * _width_of(element) > element["w"] / POINT


def _width_of(element):
    """The width of this element's letters against those of running text."""
    return (1.25 if element["is_upper"] or element["font"] == "display" else 1) + element["tracking"] / element["size"]


def table_sizes(size, height, names, columns_width):
    """For a table with a column of `names` so wide (all in mm), the sizes to try, the largest first."""
    room, width = height / POINT, columns_width / POINT
    # Each row has two lines' room for its first line, and the head and the total are rows as well.
    if size * (2.2 * (len(names) + 2) + 1.27 * _broken_lines(names, size, width, WIDE)) <= room:
        return [size]
    sizes = [*_steps(size, 6), 5.5]

    def may_fit(each):
        return each * (2 * len(names) + 1.25 * _broken_lines(names, each, width, NARROW)) <= room

    return [*filter(may_fit, sizes[:-1]), sizes[-1]]


def _broken_lines(names, size, width, letter):
    """How many lines the names take more than one each."""
    return sum(math.floor(len(name) * size * letter / width) for name in names)


def _steps(largest, smallest):
    sizes = [largest]
    while smallest and sizes[-1] * STEP > smallest:
        sizes.append(round(sizes[-1] * STEP, 2))
    return [*sizes, smallest] if smallest and sizes[-1] > smallest else sizes


def _height(counts, size, width, letter):
    rows = sum(max(1, math.ceil(count * size * letter / width)) for count in counts)
    return size * (LINE + (rows - 1) * PITCH) if rows else 0


def _text(line):
    return "".join(piece["text"] for piece in line)


def _letters(text):
    """The number of letters, where one of a wide script counts for two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
