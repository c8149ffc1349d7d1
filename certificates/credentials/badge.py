"""The badge of a course: a disc in nila with a kawung flower and a band in kunyit that names the course.

The same shapes make the PNG (by Pillow) and the SVG. They depend on the code and the hours alone.
"""

import io
import math
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

FONT = Path(__file__).parents[1] / "typst" / "fonts" / "NotoSans-Bold.ttf"
SIZE = 512
CENTRE = SIZE / 2
SMOOTHING = 2
NILA, NILA_MID, NILA_LIGHT = "#0d2347", "#17407f", "#1f4f97"
KUNYIT, WHITE = "#f6b92d", "#ffffff"
OUTER, RING, FIELD = 252, 238, 212
BAND = (44, 300, 468, 384)
CODE_LINE, HOURS_LINE = 342, 420
FLOWER_LINE = 178
TILE = 71
STEPS = 16  # of the outline of a petal
LETTER_WIDTH = 0.68  # of its height, in capitals of the bold letters


def petals(x, y, reach):
    """The four petals of a kawung flower around (x, y), as lists of points."""
    return [_petal(x, y, reach, math.radians(angle)) for angle in (45, 135, 225, 315)]


def _petal(x, y, reach, angle):
    points = []
    for step in range(STEPS):
        turn = 2 * math.pi * step / STEPS
        along = reach * (0.56 + 0.44 * math.cos(turn))
        across = reach * 0.27 * math.sin(turn) * abs(math.sin(turn)) ** 0.35
        points.append(
            (
                x + along * math.cos(angle) - across * math.sin(angle),
                y + along * math.sin(angle) + across * math.cos(angle),
            )
        )
    return points


def _background_petals():
    steps = [TILE * step for step in range(-3, 4)]
    centres = [(CENTRE + x, CENTRE + y) for x in steps for y in steps if math.hypot(x, y) < FIELD + TILE / 2]
    return [petal for x, y in centres for petal in petals(x, y, TILE * 0.5)]


def letter_size(text, width, largest):
    return min(largest, width / max(1, len(text)) / LETTER_WIDTH)


@lru_cache(maxsize=128)
def png(code, hours):
    """The badge as PNG bytes."""
    picture = _shapes().copy()
    pen = ImageDraw.Draw(picture)
    _write(pen, CODE_LINE, code, letter_size(code, 380, 52), NILA)
    _write(pen, HOURS_LINE, f"{hours} JP", 34, WHITE)
    small = picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS).quantize(128, method=Image.Quantize.FASTOCTREE)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


@lru_cache(maxsize=1)
def _shapes():
    """The badge without letters; drawn once by each process."""
    picture = Image.new("RGBA", (SIZE * SMOOTHING, SIZE * SMOOTHING))
    pen = ImageDraw.Draw(picture)
    for radius, colour in ((OUTER, KUNYIT), (RING, NILA), (FIELD, NILA_MID)):
        pen.circle((CENTRE * SMOOTHING, CENTRE * SMOOTHING), radius * SMOOTHING, fill=colour)
    pattern = Image.new("RGBA", picture.size)
    pattern_pen = ImageDraw.Draw(pattern)
    for petal in _background_petals():
        pattern_pen.polygon(_scaled(petal), fill=NILA_LIGHT)
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).circle((CENTRE * SMOOTHING, CENTRE * SMOOTHING), FIELD * SMOOTHING, fill=255)
    picture.paste(pattern, mask=Image.composite(pattern.getchannel("A"), Image.new("L", picture.size), mask))
    pen.circle((CENTRE * SMOOTHING, FLOWER_LINE * SMOOTHING), 92 * SMOOTHING, fill=NILA)
    for petal in petals(CENTRE, FLOWER_LINE, 84):
        pen.polygon(_scaled(petal), fill=KUNYIT)
    pen.circle((CENTRE * SMOOTHING, FLOWER_LINE * SMOOTHING), 9 * SMOOTHING, fill=KUNYIT)
    pen.rounded_rectangle([side * SMOOTHING for side in BAND], 12 * SMOOTHING, fill=KUNYIT)
    return picture


def _scaled(points):
    return [(x * SMOOTHING, y * SMOOTHING) for x, y in points]


def _write(pen, line, text, size, colour):
    font = ImageFont.truetype(str(FONT), round(size * SMOOTHING))
    pen.text((CENTRE * SMOOTHING, line * SMOOTHING), text, fill=colour, font=font, anchor="mm")


def svg(code, hours, title):
    """The badge as SVG text; `title` is what a screen reader says."""
    size = letter_size(code, 380, 52)
    line = CODE_LINE + size * 0.36
    left, top, right, bottom = BAND
    letters = f'font-family="Noto Sans, Arial, sans-serif" font-weight="700" text-anchor="middle" x="{CENTRE:g}"'
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<clipPath id="field"><circle cx="{CENTRE:g}" cy="{CENTRE:g}" r="{FIELD}"/></clipPath>',
            *(_circle(CENTRE, radius, colour) for radius, colour in ((OUTER, KUNYIT), (RING, NILA), (FIELD, NILA_MID))),
            f'<path clip-path="url(#field)" fill="{NILA_LIGHT}" d="{_path(_background_petals())}"/>',
            _circle(FLOWER_LINE, 92, NILA),
            f'<path fill="{KUNYIT}" d="{_path(petals(CENTRE, FLOWER_LINE, 84))}"/>',
            _circle(FLOWER_LINE, 9, KUNYIT),
            f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="12" fill="{KUNYIT}"/>',
            f'<text {letters} y="{line:.0f}" font-size="{size:.0f}" fill="{NILA}">{escape(code)}</text>',
            f'<text {letters} y="{HOURS_LINE + 12}" font-size="34" fill="{WHITE}">{hours} JP</text>',
            "</svg>",
        ]
    )


def _circle(y, radius, colour):
    return f'<circle cx="{CENTRE:g}" cy="{y:g}" r="{radius}" fill="{colour}"/>'


def _path(shapes):
    return "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in shape) + "Z" for shape in shapes)
