from pathlib import Path

import pytest
from bs4 import BeautifulSoup

THEME = Path(__file__).resolve().parents[2] / "theme"
COMPONENTS = THEME / "templates" / "theme" / "components"


@pytest.fixture
def style_page(client):
    return BeautifulSoup(client.get("/gaya/").content, "html.parser")


def test_every_component_is_shown(client):
    components = {f"theme/components/{path.name}" for path in COMPONENTS.glob("*.html")}

    drawn = {template.name for template in client.get("/gaya/").templates}

    assert components - drawn == set()


def test_every_component_says_how_to_use_it():
    silent = [path.name for path in COMPONENTS.glob("[a-z]*.html") if "{% comment %}" not in path.read_text()]

    assert silent == []


def test_no_id_occurs_twice(style_page):
    ids = [element["id"] for element in style_page.find_all(id=True)]

    assert sorted(ids) == sorted(set(ids))


def test_every_description_that_is_pointed_at_exists(style_page):
    pointers = ["aria-describedby", "aria-labelledby", "for", "data-feedback-id"]
    targets = set()
    for name in pointers:
        for element in style_page.find_all(attrs={name: True}):
            targets.update(element.get_attribute_list(name)[0].split())

    ids = {element["id"] for element in style_page.find_all(id=True)}

    assert targets - ids == set()


def test_every_jump_on_the_page_lands(style_page):
    jumps = {link["href"][1:] for link in style_page.select("a[href^='#']")}

    assert jumps - {element["id"] for element in style_page.find_all(id=True)} == set()


def test_every_icon_is_in_the_sprite(style_page):
    sprite = (THEME / "static" / "theme" / "img" / "sprite.svg").read_text()

    used = {use["href"].partition("#")[2] for use in style_page.find_all("use")}
    missing = {name for name in used if f'id="{name}"' not in sprite}

    assert missing == set()
