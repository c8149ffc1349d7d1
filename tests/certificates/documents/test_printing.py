import unicodedata

import pytest

from certificates.documents.printing import capitals, named, printable, unprintable, unprintable_in_name

PRINTABLE = [
    "Nur'aini \"Ani\" binti Sa'ad “M.Si.”",
    "#let x = 1 $y$ \\ [z] @a `b` <c> *d* _e_ // f",
    "Éva Šimić Nguyễn Đặng Ωmega Иван ʼOkina",
    "محمد علي",
    "عَلِيّ",
    "ꦱꦶꦠꦶꦲꦩꦶꦤꦃ",
    "ᬲᬶᬢᬶ",
    "ᮞᮤᮒᮤ",
    "ᯅᯖᯂ᯲",
    "ᨕᨘᨁᨗ",
    "王力宏 李小龍 山田太郎 김민준",
    "M\u0308u\u0308",
]
# A text, and what of it no font of ours can draw.
REFUSED = [
    ("Budi 😀 Santoso", "😀"),
    ("สมชาย", "สมชาย"),
    ("तिवारी", "तिवारी"),
    ("𠀀 Wijaya", "𠀀"),
    ("Budi \ue000", "\ue000"),
    ("漢\u0301", "\u0301"),
    ("ꦱ\u0301", "\u0301"),
    ("→ Budi", "→"),
]


@pytest.mark.parametrize("text", PRINTABLE)
def test_names_in_the_scripts_of_the_country_and_its_neighbours_can_be_printed(text):
    assert unprintable(text) == set()
    assert printable(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("text", "missing"), REFUSED)
def test_characters_that_no_font_has_are_named(text, missing):
    assert unprintable(text) == set(missing)


INVISIBLE = "\x00\x07\t\r\n\x85\u00ad\u061c\u200b\u200e\u2028\u202e\u2060\u2066\ufeff\ufe0f\u034f\u3164\U000e0041"


@pytest.mark.parametrize("character", INVISIBLE)
def test_what_has_no_look_but_changes_what_is_read_is_refused(character):
    assert unprintable(f"Siti{character} Aminah") == {character}
    assert named({character}) == [f"U+{ord(character):04X}"]


def test_such_characters_in_snapshots_from_before_this_rule_are_left_out():
    assert printable("Si\u202eti\x07 Ami\ufeffnah\x00\u00ad") == "Siti Aminah"


def test_letters_are_named_by_themselves():
    assert named({"😀", "\u202e", "Ж"}) == ["Ж", "U+202E", "😀"]


@pytest.mark.parametrize("name", ["", " ", "\u00a0 \u3000", "\u200b\u200b", "\u200d"])
def test_a_name_that_nobody_could_see_is_refused(name):
    assert unprintable_in_name(name)


def test_a_name_in_any_script_of_ours_is_seen():
    assert [unprintable_in_name(name) for name in PRINTABLE] == [set()] * len(PRINTABLE)


def test_spaces_and_line_ends_become_single_spaces():
    assert printable("Siti \t\n  Aminah") == "Siti Aminah"


@pytest.mark.parametrize("text", ["نی\u200cما", "ه\u200d", "ꦱ꧀\u200cꦏ"])
def test_what_shapes_arabic_and_javanese_letters_is_kept(text):
    assert unprintable(text) == set()
    assert printable(text) == text


@pytest.mark.parametrize("text", ["Si\u200dti", "\u200cSiti", "ن\u200d\u200dی", "نی\u200c", "نی\u200c ما", "١\u200d"])
def test_what_shapes_letters_is_refused_where_there_is_nothing_to_shape(text):
    assert unprintable(text) <= {"\u200c", "\u200d"}
    assert unprintable(text)


def test_accents_typed_apart_are_printed_as_one():
    assert printable("Zoe\u0308") == "Zoë"


def test_in_texts_from_before_this_rule_a_letter_leaves_a_sign_and_a_picture_goes():
    assert printable("ส Wijaya 😀 漢\u0301") == "\ufffd Wijaya 漢"


def test_a_letter_whose_capital_no_font_has_stays_small():
    assert capitals("badan \u0240 straße") == "BADAN \u0240 STRASSE"
