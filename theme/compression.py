import re
import secrets

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

TAKES_BROTLI = re.compile(r"\bbr\b")
# Where it needs about as much time as gzip does; from 6 on it costs more than it saves.
QUALITY = 5
SHORTEST = 200  # bytes, as for gzip
MOST_PADDING = 100  # bytes, as for gzip


class CompressionMiddleware(GZipMiddleware):
    """Shrinks pages and other texts to a quarter; documents, pictures and videos are packed already and pass through.

    A random number of bytes is added, and Django masks the CSRF token anew in each page, so that the size of a
    compressed page tells nothing (the BREACH attack).
    """

    def process_response(self, request, response):
        is_text = response.headers.get("Content-Type", "").startswith(("text/", "application/json"))
        if response.streaming or not is_text:
            return response
        if not TAKES_BROTLI.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return super().process_response(request, response)
        return _with_brotli(response)


def _with_brotli(response):
    if len(response.content) < SHORTEST or response.has_header("Content-Encoding"):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    response.content = compressed(response.content, padding=1 + secrets.randbelow(MOST_PADDING))
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "br"
    etag = response.get("ETag", "")
    if etag.startswith('"'):  # no longer the same bytes
        response.headers["ETag"] = f"W/{etag}"
    return response


def compressed(content, *, padding):
    """As Brotli, with a block of `padding` bytes that every reader skips (RFC 7932, 9.2: a metadata meta-block)."""
    compressor = brotli.Compressor(mode=brotli.MODE_TEXT, quality=QUALITY)
    text = compressor.process(content) + compressor.flush()  # ends on a whole byte, where a block may begin
    # Bit by bit from the lowest: not the last block (0), metadata (11), reserved (0), its length takes one byte (01),
    # the length less one.
    header = 0b010110 | (padding - 1) << 6
    return text + header.to_bytes(2, "little") + bytes(padding) + compressor.finish()
