import gzip

import brotli
import pytest
from django.http import FileResponse, HttpResponse

from theme.compression import MOST_PADDING, CompressionMiddleware, compressed

LONG = "Kunci layar saat meninggalkan meja. " * 100


def answer(rf, response, accept="gzip, deflate, br"):
    request = rf.get("/", headers={"Accept-Encoding": accept})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/csv", "application/json"])
@pytest.mark.parametrize(
    ("accept", "encoding", "decompress"),
    [("gzip, deflate, br", "br", brotli.decompress), ("gzip, deflate", "gzip", gzip.decompress)],
)
def test_texts_are_compressed(rf, content_type, accept, encoding, decompress):
    response = answer(rf, HttpResponse(LONG, content_type=content_type), accept)

    assert response["Content-Encoding"] == encoding
    assert int(response["Content-Length"]) == len(response.content) < len(LONG)
    assert decompress(response.content).decode() == LONG
    assert "Accept-Encoding" in response["Vary"]


def test_who_takes_no_compression_gets_none(rf):
    response = answer(rf, HttpResponse(LONG), accept="")

    assert "Content-Encoding" not in response
    assert response.content.decode() == LONG


@pytest.mark.parametrize("text", ["", "Kunci layar."])
def test_what_is_short_stays_as_it_is(rf, text):
    response = answer(rf, HttpResponse(text))

    assert "Content-Encoding" not in response
    assert response.content.decode() == text


def test_what_is_compressed_already_stays_as_it_is(rf):
    packed = gzip.compress(LONG.encode(), 0)

    response = answer(rf, HttpResponse(packed, headers={"Content-Encoding": "gzip"}))

    assert response["Content-Encoding"] == "gzip"
    assert response.content == packed


def test_an_etag_no_longer_vouches_for_every_byte(rf):
    assert answer(rf, HttpResponse(LONG, headers={"ETag": '"1"'}))["ETag"] == 'W/"1"'


def test_documents_keep_their_size(rf, db, tmp_path):
    path = tmp_path / "sertifikat.pdf"
    path.write_bytes(b"%PDF" + LONG.encode())

    response = answer(rf, FileResponse(path.open("rb")))

    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == path.stat().st_size
    response.close()


@pytest.mark.parametrize("accept", ["br", "gzip"])
def test_the_same_page_has_many_sizes(rf, accept):
    sizes = {len(answer(rf, HttpResponse(LONG), accept).content) for _ in range(40)}

    assert len(sizes) > 1


def test_padding_of_every_length_is_skipped_by_readers():
    without = len(compressed(LONG.encode(), padding=1))

    for padding in range(1, MOST_PADDING + 1):
        packed = compressed(LONG.encode(), padding=padding)
        assert len(packed) == without + padding - 1
        assert brotli.decompress(packed).decode() == LONG
