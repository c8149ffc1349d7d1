"""Which files may be handed in: what is in them counts, not only what they are called."""

import pytest

from assessments.handed_in import contents
from tests.factories.answer_files import PDF, archive, document, picture, upload

EVERY_TYPE = list(contents.MEDIA_TYPES)
GOOD = {
    "pdf": PDF,
    "docx": document("word"),
    "xlsx": document("xl"),
    "pptx": document("ppt"),
    "odt": archive("mimetype", "content.xml"),
    "jpg": picture("JPEG"),
    "png": picture("PNG"),
    "txt": b"Teks biasa.",
    "csv": b"nama;nilai\n",
    "zip": archive("tugas.pdf"),
}


def check(name, content, types=EVERY_TYPE, max_mb=5):
    return contents.check(upload(name, content), types=types, max_mb=max_mb)


@pytest.mark.parametrize("extension", EVERY_TYPE)
def test_a_file_that_is_what_its_name_says_is_taken(extension):
    assert check(f"tugas.{extension}", GOOD[extension]) == extension


@pytest.mark.parametrize("name", ["TUGAS.PDF", "tugas.v2.pdf"])
def test_capitals_and_further_dots_do_not_matter(name):
    assert check(name, PDF) == "pdf"


def test_jpeg_is_jpg():
    assert check("foto.jpeg", GOOD["jpg"], types=["jpg"]) == "jpg"


@pytest.mark.parametrize("extension", EVERY_TYPE)
def test_a_file_with_the_content_of_another_kind_is_refused(extension):
    with pytest.raises(contents.NotWhatItsNameSays):
        check(f"tugas.{extension}", b"<html><script>alert(1)</script></html>")


@pytest.mark.parametrize(("extension", "other"), [("jpg", "png"), ("png", "jpg"), ("docx", "xlsx"), ("txt", "png")])
def test_a_kind_is_not_taken_for_its_neighbour(extension, other):
    with pytest.raises(contents.NotWhatItsNameSays):
        check(f"tugas.{extension}", GOOD[other])


def test_half_a_picture_is_refused():
    with pytest.raises(contents.NotWhatItsNameSays):
        check("foto.png", GOOD["png"][:40])


@pytest.mark.parametrize("name", ["tugas.exe", "tugas", "tugas.pdf.html", ".pdf", "tugas.docm"])
def test_other_kinds_than_the_question_asks_for_are_refused(name):
    with pytest.raises(contents.KindNotAsked):
        check(name, PDF, types=["pdf"])


def test_a_file_may_be_as_large_as_the_question_says_and_no_larger():
    assert check("tugas.pdf", PDF.ljust(contents.MEGABYTE), max_mb=1) == "pdf"
    with pytest.raises(contents.TooLarge):
        check("tugas.pdf", PDF.ljust(contents.MEGABYTE + 1), max_mb=1)


def test_an_empty_file_is_refused():
    with pytest.raises(contents.Empty):
        check("tugas.pdf", b"")


@pytest.mark.parametrize("names", [["program.exe"], ["../keluar.txt"]])
def test_an_archive_with_a_danger_in_it_is_refused(names):
    with pytest.raises(contents.Dangerous):
        check("tugas.zip", archive(*names))


def test_macros_are_refused():
    with pytest.raises(contents.Dangerous):
        check("tugas.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))


def test_the_file_is_left_at_its_beginning():
    file = upload("foto.png", GOOD["png"])

    contents.check(file, types=["png"], max_mb=1)

    assert file.read() == GOOD["png"]
