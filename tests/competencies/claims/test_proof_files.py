import io
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from competencies.claims import pdf_content, proof_files
from tests.factories.claims import PDF, pdf, picture


def packed(text):
    return b"<< /Type /ObjStm >>\nstream\n" + zlib.compress(text) + b"\nendstream"


def test_a_plain_pdf_is_kept_as_it_is():
    proof = proof_files.look_at(pdf("Sertifikat.PDF"))

    assert proof.content == pdf().read()
    assert proof.name == "Sertifikat.pdf"
    assert proof.extension == "pdf"


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        (b"<< /Encrypt 5 0 R >>", proof_files.Locked),
        (b"<< /S /JavaScript /JS (app.alert(1)) >>", proof_files.HasActiveContent),
        (b"<< /S /Java#53cript >>", proof_files.HasActiveContent),
        (b"<< /S /Launch /F (cmd.exe) >>", proof_files.HasActiveContent),
        (b"<< /Names << /EmbeddedFiles 7 0 R >> >>", proof_files.HasActiveContent),
        (b"<< /AcroForm << /XFA 8 0 R >> >>", proof_files.HasActiveContent),
        (packed(b"1 0 << /S /JavaScript >>"), proof_files.HasActiveContent),
        (packed(b"1 0 << /S /L#61unch >>"), proof_files.HasActiveContent),
        (b"stream\n" * (pdf_content.MOST_STREAMS + 1), proof_files.TooComplex),
        (packed(b"1 0 " + b" " * 4_500_000) * 5, proof_files.TooComplex),
    ],
)
def test_a_pdf_that_does_more_than_be_read_is_refused(more, refusal):
    with pytest.raises(refusal):
        proof_files.look_at(pdf(more=more))


def test_a_link_and_an_opening_page_do_no_harm():
    proof_files.look_at(pdf(more=b"<< /OpenAction [3 0 R /Fit] /A << /S /URI /URI (https://contoh.go.id) >> >>"))


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("sertifikat.exe", PDF, proof_files.WrongKind),
        ("sertifikat", PDF, proof_files.WrongKind),
        ("sertifikat.svg", b"<svg/>", proof_files.WrongKind),
        ("sertifikat.pdf", b"", proof_files.Empty),
        ("sertifikat.pdf", b"MZ" + PDF[5:], proof_files.NotWhatItsNameSays),
        ("sertifikat.pdf", PDF.replace(b"%%EOF", b""), proof_files.NotWhatItsNameSays),
        ("sertifikat.jpg", PDF, proof_files.NotWhatItsNameSays),
        ("sertifikat.png", b"\xff\xd8\xff" + PDF, proof_files.NotWhatItsNameSays),
        ("sertifikat.jpg", b"\xff\xd8\xff" + b"x" * 50, proof_files.NotWhatItsNameSays),
        ("sertifikat.jpg", b"\xff\xd8\xff" + b"\xff\xda" * 30, proof_files.TooComplex),
        ("sertifikat.png", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXt\0\0\0\0" * 6000, proof_files.TooComplex),
        ("sertifikat.pdf", PDF + b" " * proof_files.LARGEST, proof_files.TooLarge),
        ("sertifikat.jpg", b" " * (proof_files.LARGEST_PICTURE + 1), proof_files.TooLarge),
    ],
)
def test_what_is_no_proof_is_refused(name, content, refusal):
    with pytest.raises(refusal):
        proof_files.look_at(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("side", [5200, 12_000])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_head(side):
    bomb = io.BytesIO()
    Image.new("1", (side, side)).save(bomb, "PNG")

    with pytest.raises(proof_files.TooComplex):
        proof_files.look_at(SimpleUploadedFile("bom.png", bomb.getvalue()))


def test_a_photo_loses_where_it_was_taken_and_whatever_hangs_behind_it():
    exif = Image.Exif()
    exif[0x8825] = {2: (3.0, 0.0, 0.0)}  # the place
    photo = picture(exif=exif)
    sent = photo.read() + b"<script>alert(1)</script>"

    proof = proof_files.look_at(SimpleUploadedFile("foto.jpeg", sent))

    with Image.open(io.BytesIO(proof.content)) as kept:
        assert not kept.getexif()
    assert b"<script>" not in proof.content
    assert proof.name == "foto.jpg"


def test_a_photo_stands_upright_afterwards():
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright

    proof = proof_files.look_at(picture(size=(40, 30), exif=exif))

    with Image.open(io.BytesIO(proof.content)) as kept:
        assert kept.size == (30, 40)


def test_the_digest_is_that_of_what_was_sent():
    first, second = proof_files.look_at(picture()), proof_files.look_at(picture("lain.jpg"))

    assert first.sha256 == second.sha256
    assert first.sha256 != proof_files.look_at(picture(size=(41, 30))).sha256


def test_what_is_transparent_becomes_white_and_a_large_photo_small():
    see_through = io.BytesIO()
    Image.new("RGBA", (3000, 20), (0, 0, 0, 0)).save(see_through, "PNG")

    proof = proof_files.look_at(SimpleUploadedFile("pindai.png", see_through.getvalue()))

    with Image.open(io.BytesIO(proof.content)) as kept:
        assert kept.size[0] == proof_files.LONGEST_SIDES[0]
        assert kept.getpixel((0, 0)) == (255, 255, 255)


def test_a_png_that_stays_too_large_becomes_a_jpeg(monkeypatch):
    monkeypatch.setattr(proof_files, "LARGEST", 3000)
    noise = Image.effect_noise((200, 200), 100)
    file = io.BytesIO()
    noise.save(file, "PNG")
    monkeypatch.setattr(proof_files, "LONGEST_SIDES", (400, 100, 20))

    proof = proof_files.look_at(SimpleUploadedFile("pindai.png", file.getvalue()))

    assert proof.extension == "jpg"
    assert proof.size <= 3000


@given(st.binary(max_size=400), st.sampled_from(["pdf", "jpg", "png"]))
def test_whatever_is_sent_is_taken_or_refused(content, extension):
    beginnings = {"pdf": b"%PDF-1.7", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}

    try:
        proof_files.look_at(SimpleUploadedFile(f"a.{extension}", beginnings[extension] + content + b"%%EOF"))
    except proof_files.FileRefused:
        pass
