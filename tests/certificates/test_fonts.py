import hashlib
import json

from certificates.rendering import FALLBACK_FONTS, FONTS, printable

MANIFEST = json.loads((FONTS / "manifest.json").read_text())["files"]


def test_every_font_stands_in_the_manifest_with_its_hash_and_licence():
    listed = {entry["file"]: entry["sha256"] for entry in MANIFEST}
    shipped = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}

    assert listed == shipped
    assert {entry["licence"] for entry in MANIFEST} == {"OFL-1.1"}
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


def test_the_fonts_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 1_500_000


def test_the_fallback_fonts_are_shipped_and_cover_names_of_the_region():
    assert all((FONTS / name).exists() for name in FALLBACK_FONTS)
    assert printable("Éva Šimić Nguyễn Ωmega Иван علي") == "Éva Šimić Nguyễn Ωmega Иван علي"
