from django.urls.converters import StringConverter


class Words(StringConverter):
    """`<words:…>` in an address: as `<str:…>`, but without NUL, over which PostgreSQL breaks down."""

    regex = r"[^/\x00]+"
