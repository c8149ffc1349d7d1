"""Files that are made to break the reader are refused quickly, and the reason is named."""

import base64
import io
import time
import zipfile

import pytest

from assessments.question_files import reading, sheets
from assessments.question_files.formats.records import FileRefused
from tests.assessments.question_files import contents

BOMB = "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" if n else "x"}{"&a0;" * 10}">' for n in range(1, 12))
QUESTION = '<question type="shortanswer"><name><text>a</text></name>%s</question>'


def xml(inside, before=""):
    return f'<?xml version="1.0"?>{before}<quiz>{inside}</quiz>'.encode()


def zipped(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    return target.getvalue()


FILES = {
    "entity bomb": (xml("&a9;", f"<!DOCTYPE quiz [{BOMB}]>"), "xml_declares_entities"),
    "external entity": (
        xml("&x;", '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "xml_declares_entities",
    ),
    "external document type": (xml("", '<!DOCTYPE quiz SYSTEM "http://127.0.0.1/x.dtd">'), "xml_declares_entities"),
    "entity bomb in UTF-16": (
        xml("&a9;", f"<!DOCTYPE quiz [{BOMB}]>").decode().encode("utf-16"),
        "xml_declares_entities",
    ),
    "deep nesting": (xml("<a>" * 200_000), "xml_too_deep"),
    "many elements": (xml("<a/>" * 1_000_000), "xml_too_large"),
    "many attributes": (xml(f"<a {' '.join(f'b{n}=' + chr(34) * 2 for n in range(3000))}/>"), "xml_too_large"),
    "broken": (xml("<question>"), "broken_xml"),
    "unknown encoding": (b'<?xml version="1.0" encoding="x-none"?><quiz/>', "broken_xml"),
    "other XML": (b"<html><body/></html>", "no_questions_in_xml"),
    "too large": (b"x" * (reading.MAX_SIZE + 1), "too_large"),
    "many questions": (b"x{T}\n\n" * (reading.MOST_QUESTIONS + 1), "too_many_questions"),
    "image": (contents.PNG, "not_text"),
    "empty": (b" \n", "empty"),
    "prose": (b"Tidak ada soal di sini.", "unknown_format"),
    "other zip": (zipped(a="<a/>"), "table"),
    "zip bomb": (zipped(a="x" * 60_000_000), "table"),
    "old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "table"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_quickly_and_named(name):
    data, code = FILES[name]
    begun = time.process_time()

    with pytest.raises(FileRefused) as refused:
        reading.read(data)

    assert refused.value.remark.code == code
    assert time.process_time() - begun < 1


def test_nothing_is_fetched_and_no_file_is_read():
    """Sockets are blocked in tests, and the text of an external entity would stand in the question."""
    with pytest.raises(FileRefused):
        reading.read(FILES["external entity"][0])


def test_a_huge_picture_is_refused_and_its_question_named():
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 6_000_000).decode()
    text = f'<questiontext format="html"><text>&lt;img src="@@PLUGINFILE@@/a.png"></text><file name="a.png">{picture}'
    begun = time.process_time()

    [refused] = reading.read(xml(QUESTION % f"{text}</file></questiontext>{ANSWER}")).refused

    assert (refused.name, refused.reason.code) == ("a", "image_too_large")
    assert time.process_time() - begun < 1


ANSWER = '<answer fraction="100"><text>x</text></answer>'


def picture(data, source="@@PLUGINFILE@@/a.svg"):
    encoded = base64.b64encode(data).decode()
    text = f'<questiontext format="html"><text>Apa? &lt;img src="{source}"></text>'
    return xml(QUESTION % f'{text}<file name="a.svg" encoding="base64">{encoded}</file></questiontext>{ANSWER}')


def test_a_picture_that_could_run_something_is_left_out_and_named():
    [question] = reading.read(picture(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")).questions

    assert not question.images
    assert "image_type" in {loss.code for loss in question.losses}


def test_a_picture_elsewhere_is_never_fetched():
    [question] = reading.read(picture(b"", source="https://example.org/a.png")).questions

    assert not question.images
    assert "image_elsewhere" in {loss.code for loss in question.losses}


def test_a_picture_says_by_its_bytes_what_it_is():
    [question] = reading.read(picture(contents.PNG)).questions

    assert [(image.name, image.mime) for image in question.images] == [("a.png", "image/png")]


@pytest.mark.parametrize("text", ["<" * 50_000, "<a" * 25_000, "&" * 50_000, "{1:SA:" * 8_000, "{1:SA:=a~" * 5_000])
def test_hostile_texts_cost_little(text):
    begun = time.process_time()
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")

    for type_ in ("cloze", "shortanswer"):
        inside = f'<questiontext format="html"><text>{escaped}</text></questiontext>{ANSWER}'
        reading.read(xml(f'<question type="{type_}"><name><text>a</text></name>{inside}</question>'))

    assert time.process_time() - begun < 1


def test_a_cell_can_not_become_a_formula():
    content = contents.single_choice(stem="<p>=HYPERLINK(1)</p>")

    [question] = reading.read(sheets.write([contents.in_file(content)]).data).questions

    assert question.content["stem"] == "<p>=HYPERLINK(1)</p>"
