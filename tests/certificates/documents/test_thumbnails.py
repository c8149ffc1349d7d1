import io

from PIL import Image

from certificates.documents import arrangement, thumbnails
from tests.factories.layouts import make_layout, make_snapshot


def opened(png):
    return Image.open(io.BytesIO(png))


def test_a_thumbnail_is_a_small_picture_of_the_first_page():
    png = thumbnails.thumbnail(make_snapshot(), width=240)

    assert opened(png).size == (240, 170)
    assert opened(png).mode == "P"
    assert len(png) < 16_000


def test_an_upright_page_has_an_upright_thumbnail():
    png = thumbnails.thumbnail(make_snapshot(make_layout(arrangement.portrait)), width=240)

    assert opened(png).size == (240, 340)


def test_every_page_has_its_own_picture():
    first = thumbnails.picture(make_snapshot(), width=300)

    second = thumbnails.picture(make_snapshot(), width=300, page=2)

    assert first != second
    assert opened(second).width == 300


def test_the_same_page_gives_the_same_thumbnail():
    assert thumbnails.thumbnail(make_snapshot()) == thumbnails.thumbnail(make_snapshot())


def test_a_small_emblem_keeps_its_colour():
    colours = opened(thumbnails.thumbnail(make_snapshot(), width=280)).convert("RGB").getcolors(999)

    assert any(red > 220 and 160 < green < 210 and blue < 80 for _, (red, green, blue) in colours)
