"""The addresses of the site as its resolver knows them, with a place `<…>` for each argument."""

import re

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern

ARGUMENT = re.compile(r"<[^>]*>")


def templates():
    """Each address once, without the first slash, in the order of the resolver."""
    return list(dict.fromkeys(_templates(get_resolver(), "")))


def _templates(resolver, before):
    for pattern in resolver.url_patterns:
        address = before + _text(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address
        else:
            yield from _templates(pattern, address)


def _text(pattern):
    if isinstance(pattern, RegexPattern):
        return simplify_regex(str(pattern)).removeprefix("/")
    return str(pattern)
