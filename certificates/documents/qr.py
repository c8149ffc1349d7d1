"""The QR code of a link."""

from dataclasses import dataclass
from urllib.parse import urlsplit

# The most letters of a link for which a quarter of the code may be damaged (version 13); a longer one gets smaller dots
# only by half as much, because it bears less damage.
LONGEST_STURDY = 483


@dataclass(frozen=True)
class Code:
    svg: str
    dots: int  # to a side


def code_of(link):
    """In capitals a code needs a third fewer dots: the verify page answers to both."""
    # Imported here, because web processes seldom draw.
    import zxingcpp

    link = in_capitals(link)
    level = "M" if len(link) <= LONGEST_STURDY else "L"
    made = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image = memoryview(made.to_image(scale=1, add_quiet_zones=False))
    side = image.shape[0]
    return Code(svg=_svg(image.tobytes(), side), dots=side)


def in_capitals(link):
    parts = urlsplit(link)
    return f"{parts.scheme}://{parts.netloc}".upper() + parts.path.upper()


def _svg(pixels, side):
    """One path of the dark runs of every row."""
    path = []
    for row in range(side):
        line, start = pixels[row * side : (row + 1) * side], 0
        while (start := line.find(b"\x00", start)) >= 0:
            end = line.find(b"\xff", start)
            end = side if end < 0 else end
            path.append(f"M{start} {row}h{end - start}v1h{start - end}z")
            start = end
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{"".join(path)}"/></svg>'
