"""Hostile files, and honest ones, sent by editors."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image

from tests.factories.accounts import make_administrator
from theme import document_files

pytestmark = pytest.mark.django_db


def archive(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}
HONEST = {
    "surat.pdf": b"%PDF-1.7\n",
    "daftar.csv": b"nama;unit\nSiti;Dinas\n",
    "takarir.vtt": b"\xef\xbb\xbfWEBVTT\n\n",
    "catatan.txt": b"Halo",
    "film.mp4": b"\0\0\0\x18ftypmp42",
    "naskah.docx": archive(**WORD),
    "paket.zip": archive(**{"baca.txt": "Halo"}),
    "naskah.odt": archive(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<o/>"}),
}
HOSTILE = {
    "page-as-pdf.pdf": b"<html><script>alert(1)</script>",
    "page-as-text.txt": b"  <!DOCTYPE html><script>alert(1)</script>",
    "picture-as-csv.csv": b"<svg onload=alert(1)>",
    "program-as-text.txt": b"MZ\x90\0\x03",
    "page-as-captions.vtt": b"<html>",
    "text-as-film.mp4": b"film",
    "text-as-word.docx": b"PK\x03\x04 but no archive",
    "zip-as-word.docx": archive(**{"baca.txt": "Halo"}),
    "macros.docx": archive(**WORD, **{"word/vbaProject.bin": "x"}),
    "climbing.zip": archive(**{"../../etc/passwd": "x"}),
    "program.zip": archive(**{"undian.exe": "x"}),
    "bomb.zip": archive(**{"nol.txt": b"\0" * 30_000_000}),
    "crowd.zip": archive(**{f"{number}.txt": "" for number in range(5001)}),
    "program.exe": b"MZ",
    "drawing.svg": b"<svg/>",
}


@pytest.fixture
def editor(client):
    client.force_login(make_administrator())
    return client


def send(editor, name, content):
    file = SimpleUploadedFile(name, content)
    collection = Document._meta.get_field("collection").remote_field.model.get_first_root_node()
    form = {"title": name, "file": file, "collection": collection.pk, "tags": ""}
    return editor.post(reverse("wagtaildocs:add"), form)


@pytest.mark.parametrize("name", HONEST)
def test_documents_that_are_what_they_say_are_kept(editor, name):
    assert send(editor, name, HONEST[name]).status_code == 302
    assert Document.objects.filter(title=name).exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused(editor, name):
    assert send(editor, name, HOSTILE[name]).status_code == 200
    assert not Document.objects.exists()


def test_the_way_for_many_documents_at_once_looks_as_closely(editor):
    file = SimpleUploadedFile("surat.pdf", HOSTILE["page-as-pdf.pdf"])

    response = editor.post(reverse("wagtaildocs:add_multiple"), {"title": "surat.pdf", "files[]": file})

    assert response.json()["success"] is False
    assert not Document.objects.exists()


def test_a_large_document_is_refused_and_its_limit_named(editor, monkeypatch):
    monkeypatch.setattr(document_files, "LARGEST_OTHERS", document_files.MEGABYTE)

    response = send(editor, "surat.pdf", b"%PDF-1.7" + b"x" * 1_100_000)

    assert "paling banyak 1 MB" in response.text


def picture(kind="PNG", size=(2, 2)):
    out = io.BytesIO()
    Picture.new("L", size).save(out, kind)
    return out.getvalue()


HOSTILE_PICTURES = {
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "page.jpg": b"<html><script>alert(1)</script>",
    "other-kind.jpg": picture("PNG"),
    "cut-off.png": picture()[:20],
    "bomb.png": picture(size=(8000, 8000)),
    "bitmap.bmp": picture("BMP"),
}


def send_picture(editor, name, content):
    collection = Image._meta.get_field("collection").remote_field.model.get_first_root_node()
    form = {"title": name, "file": SimpleUploadedFile(name, content), "collection": collection.pk, "tags": ""}
    return editor.post(reverse("wagtailimages:add"), form)


@pytest.mark.parametrize("name", HOSTILE_PICTURES)
def test_hostile_pictures_are_refused(editor, name):
    assert send_picture(editor, name, HOSTILE_PICTURES[name]).status_code == 200
    assert not Image.objects.exists()


def test_a_picture_that_is_one_is_kept(editor):
    assert send_picture(editor, "foto.png", picture()).status_code == 302
    assert Image.objects.count() == 1
