"""Templates of all rooms speak the words of the one style sheet and the one sprite; a misspelt word draws nothing."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["home", "reports", "certificates", "assessments", "courses", "competencies", "accounts", "theme"]
STATIC = ROOT / "theme" / "static" / "theme"
TEMPLATE_CODE = re.compile(r"{% comment %}.*?{% endcomment %}|{%.*?%}|{{.*?}}", re.DOTALL)


def site_templates():
    """Those of the editor use Wagtail's own style sheet."""
    for room in ROOMS:
        for path in (ROOT / room / "templates").rglob("*.html"):
            text = path.read_text()
            if "admin" not in path.parts and "wagtailadmin/" not in text:
                yield str(path.relative_to(ROOT)), text


def test_every_class_is_in_the_style_sheet():
    defined = set(re.findall(r"\.([a-z][a-z0-9-]*)", (STATIC / "css" / "app.css").read_text()))

    unknown = {
        f"{name}: {word}"
        for name, text in site_templates()
        for words in re.findall(r'class="([^"]*)"', TEMPLATE_CODE.sub(" ", text))
        for word in set(words.split()) - defined
    }

    assert unknown == set()


def test_every_icon_is_in_the_sprite():
    defined = set(re.findall(r'id="([a-z-]+)"', (STATIC / "img" / "sprite.svg").read_text()))

    unknown = {
        f"{name}: {icon}"
        for name, text in site_templates()
        for icon in re.findall(r'{% icon "([^"]*)" %}', text)
        if icon not in defined
    }

    assert unknown == set()
