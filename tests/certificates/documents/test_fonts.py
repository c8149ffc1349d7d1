import hashlib
import json
import re

from certificates.documents.printing import FALLBACK_FONTS, FONTS
from certificates.documents.workshop import SOURCE

MANIFEST = json.loads((FONTS / "manifest.json").read_text())["files"]
SHIPPED = [path for path in FONTS.iterdir() if path.suffix in (".ttf", ".otf")]


def test_every_font_stands_in_the_manifest_with_its_hash_version_and_licence():
    listed = {entry["file"]: entry["sha256"] for entry in MANIFEST}
    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SHIPPED}

    assert listed == shipped
    assert all(entry["version"] and entry["name"] for entry in MANIFEST)
    assert {entry["licence"] for entry in MANIFEST} == {"OFL-1.1"}
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


def test_the_fonts_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in SHIPPED) < 4_000_000


def test_the_drawing_falls_back_on_the_fonts_that_are_asked_what_can_be_printed():
    named = re.search(r"#let fallback = \((.*?)\)", SOURCE.read_text(), re.DOTALL)[1]
    families = [family.replace(" ", "") for family in re.findall(r'"(.*?)"', named)]

    assert [file.split("-")[0].replace("sc", "SC") for file in FALLBACK_FONTS] == families
