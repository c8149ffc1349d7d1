import gzip

import pytest
from django.http import FileResponse, HttpResponse

from theme.compression import CompressionMiddleware

LONG = "Kunci layar saat meninggalkan meja. " * 100


def answer(rf, response, accept="gzip, br"):
    request = rf.get("/", headers={"Accept-Encoding": accept})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "text/csv", "application/json"])
def test_texts_are_compressed(rf, content_type):
    response = answer(rf, HttpResponse(LONG, content_type=content_type))

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == LONG
    assert "Accept-Encoding" in response["Vary"]


def test_who_takes_no_compression_gets_none(rf):
    response = answer(rf, HttpResponse(LONG), accept="")

    assert "Content-Encoding" not in response
    assert response.content.decode() == LONG


def test_documents_keep_their_size(rf, db, tmp_path):
    path = tmp_path / "sertifikat.pdf"
    path.write_bytes(b"%PDF" + LONG.encode())

    response = answer(rf, FileResponse(path.open("rb")))

    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == path.stat().st_size
    response.close()


def test_the_same_page_has_many_sizes(rf):
    sizes = {len(answer(rf, HttpResponse(LONG)).content) for _ in range(40)}

    assert len(sizes) > 1
