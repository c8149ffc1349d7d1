"""Small pictures of documents, for lists and for the wallet."""

import io

from PIL import Image

from certificates.documents import rendering
from certificates.documents.layout import paper_size, upgraded

INCH = 25.4
# Drawn larger and made smaller: thin lines and small letters keep their look.
SHARPNESS = 2
COLOURS = 64


def thumbnail(snapshot, *, width=480, page=1, qr_link=None):
    """One page as PNG, `width` dots wide."""
    return reduced(picture(snapshot, width=width * SHARPNESS, page=page, qr_link=qr_link), width)


def picture(snapshot, *, width, page=1, qr_link=None):
    """One page as PNG with all its colours."""
    return rendering.draw_page(snapshot, page=page, pixels_per_inch=_density(snapshot, width), qr_link=qr_link)


def pictures(snapshot, *, width, qr_link=None):
    """Every page as PNG with all its colours; together they cost little more than one."""
    return rendering.draw_pages(snapshot, pixels_per_inch=_density(snapshot, width), qr_link=qr_link)


def _density(snapshot, width):
    return width / (paper_size(upgraded(snapshot["layout"]))[0] / INCH)


def reduced(png, width):
    with Image.open(io.BytesIO(png)) as drawn:
        height = max(1, round(drawn.height * width / drawn.width))
        small = drawn.convert("RGB").resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)
    out = io.BytesIO()
    # By octree a small spot of a strong colour, such as an emblem, keeps it.
    small.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
