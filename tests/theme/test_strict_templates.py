"""The content security policy forbids inline code, so a template that has some is broken in every browser."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["home", "reports", "certificates", "assessments", "courses", "competencies", "accounts", "theme"]
TEMPLATES = [path for room in ROOMS for path in (ROOT / room / "templates").rglob("*.html")]
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\b(?:src|type=\"application/json\"))[^>]*>", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}


def forbidden_in(text):
    text = COMMENT.sub("", text)
    return [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_no_template_has_inline_code():
    found = {str(path.relative_to(ROOT)): forbidden_in(path.read_text()) for path in TEMPLATES}

    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        '<p class="a" style="color:red">',
        "<style>p{}</style>",
        "<script>alert(1)</script>",
        '<a href="#" onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_the_scan_finds_inline_code(text):
    assert forbidden_in(text)


@pytest.mark.parametrize(
    "text", ['<script type="module" src="/a.js"></script>', '<option value="on">', '<p data-on="x">']
)
def test_the_scan_lets_external_code_pass(text):
    assert forbidden_in(text) == []
