import pytest

from assessments.item_types import item_type
from assessments.item_types.marked_by_people import word_count
from tests.factories.question_contents import content_of

FILE, OTHER_FILE = "ce974d88-1e40-4d0f-9a63-d5e0e00cb58d", "0a8b3d3e-95c8-4cf4-a7a3-5a5f7b0c2d11"


def test_an_essay_fits_up_to_its_longest():
    assert item_type("essay").fits(content_of("essay"), ["a" * 20_000])
    assert not item_type("essay").fits(content_of("essay"), ["a" * 20_001])
    assert not item_type("essay").fits(content_of("essay"), ["a", "b"])


def test_an_essay_outside_its_word_limits_is_kept():
    assert item_type("essay").fits(content_of("essay", min_words=5, max_words=6), ["Dua kata"])


def test_blank_text_is_no_essay():
    assert item_type("essay").share(content_of("essay"), [" \n "]) == 0


def test_words_are_counted_across_lines():
    assert word_count("Satu  dua\ntiga.\n\nEmpat – lima") == 6


@pytest.mark.parametrize("answer", ["surat.pdf", "../../etc/passwd", "", "{" + FILE + "}", FILE.upper()])
def test_a_file_is_named_by_nothing_but_its_public_id(answer):
    assert not item_type("file").fits(content_of("file"), [answer])


def test_one_file_is_given():
    assert item_type("file").fits(content_of("file"), [FILE])
    assert not item_type("file").fits(content_of("file"), [FILE, OTHER_FILE])


@pytest.mark.parametrize("kind", ["essay", "file"])
def test_the_guidance_of_markers_is_secret(kind):
    content = content_of(kind)

    assert content["guidance"] in item_type(kind).secrets(content)
