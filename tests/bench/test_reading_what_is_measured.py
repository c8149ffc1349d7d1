from bench.journeys import first_options
from bench.report import LIMITS, over, table
from bench.server import TICKS_PER_SECOND, cpu_seconds_in
from bench.transfers import CSS_URL, IMPORT, KEPT, resources_of


def test_cpu_is_read_past_a_name_with_spaces_and_brackets():
    stat = "41 (gunicorn: (x) y) S 1 41 41 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 9 0 100 1 1"

    assert cpu_seconds_in(stat) == 300 / TICKS_PER_SECOND


def test_the_first_option_of_every_question_is_found():
    page = (
        '<input type="hidden" name="token" value="x">'
        '<input type="radio" name="q1" value="a"><input type="radio" name="q1" value="b" checked>'
        '<input type="checkbox" name="q2" value="c">'
    )

    assert first_options(page) == {"q1": "a", "q2": "c"}


def test_a_page_loads_what_is_not_lazy_once():
    page = (
        '<link rel="stylesheet" href="/a.css"><link rel="canonical" href="/here"><script src="/a.js"></script>'
        '<svg><use href="/s.svg#one"/></svg><svg><use href="/s.svg#two"/></svg>'
        '<img src="/seen.webp"><img src="/later.webp" loading="lazy"><a href="/next">x</a>'
    )

    assert resources_of(page) == ["/a.css", "/a.js", "/s.svg", "/seen.webp"]


def test_imports_and_pictures_of_style_sheets_are_followed():
    assert IMPORT.findall(b'import {x} from "./quiz.js"; import("./more.js")') == [b"./quiz.js", b"./more.js"]
    assert CSS_URL.findall(b"a{background:url('data:x')}b{src:url(../f.woff2)}") == [b"../f.woff2"]


def test_only_what_may_be_kept_is_spared_the_second_time():
    assert KEPT.search("max-age=315360000, public, immutable")
    assert KEPT.search("max-age=3600, public")
    assert not KEPT.search("max-age=0, public")
    assert not KEPT.search("no-cache")


def test_what_is_over_its_limit_is_named_and_marked():
    result = {"cpu_ms": LIMITS["lesson_page"].cpu_ms + 1, "queries": 1, "kb_again": 1.0}

    assert over("lesson_page", result) == ["cpu_ms"]
    assert "OVER" in table({"lesson_page": result})


def test_what_is_at_its_limit_is_fine():
    result = {"cpu_ms": LIMITS["lesson_page"].cpu_ms, "queries": LIMITS["lesson_page"].queries}

    assert over("lesson_page", result) == []
    assert "OVER" not in table({"lesson_page": result})
