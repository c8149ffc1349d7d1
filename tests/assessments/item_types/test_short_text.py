from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.item_types import item_type

WORDS = st.text(alphabet="abc é*\\", min_size=1, max_size=12).filter(lambda text: text.strip(" *\\"))


def content(*accepted, **changes):
    entries = [{"text": text, "share": share, "feedback": f"Umpan {text}"} for text, share in accepted]
    return {"kind": "short_text", "accepted": entries, **changes}


def share(question, text):
    return item_type("short_text").share(question, [text])


@pytest.mark.parametrize(
    "text",
    ["ibu kota", "Ibu Kota", "  ibu \t kota\n", "ibu\u00a0kota", "ibu\u200b kota", "IBU  KOTA", "\ufeffibu kota"],
)
def test_spaces_and_capitals_do_not_matter(text):
    assert share(content(("Ibu kota", 100)), text) == 1


def test_capitals_matter_where_the_author_says_so():
    question = content(("SPBE", 100), is_case_sensitive=True)

    assert (share(question, "SPBE"), share(question, "spbe")) == (1, 0)


def test_accents_matter_unless_the_author_ignores_them():
    assert share(content(("résumé", 100)), "resume") == 0
    assert share(content(("résumé", 100), ignores_accents=True), "resume") == 1
    assert share(content(("resume", 100), ignores_accents=True), "résumé") == 1


def test_two_spellings_of_one_accent_are_the_same():
    assert share(content(("caf\u00e9", 100)), "cafe\u0301") == 1


def test_the_marks_which_telephones_put_in_are_the_same():
    assert share(content(("Jum'at", 100)), "Jum’at") == 1
    assert share(content(("e-office", 100)), "e–office") == 1


@pytest.mark.parametrize(
    ("pattern", "text", "meets"),
    [
        ("surat*", "surat", True),
        ("surat*", "Surat Edaran", True),
        ("surat*", "nota surat", False),
        ("*surat", "nota surat", True),
        ("*surat*", "buku suratnya", True),
        ("s*t", "st", True),
        ("s*t", "s", False),
        ("aba*aba", "aba", False),
        ("aba*aba", "abaaba", True),
        ("a*b*a", "aba", True),
        ("a*b*a", "aa", False),
        ("a*b*b*a", "aba", False),
        ("*", "apa saja", True),
        ("2\\*3", "2*3", True),
        ("2\\*3", "2+3", False),
        ("2\\**", "2*3", True),
        ("a.c", "abc", False),
        ("[ab]", "a", False),
    ],
)
def test_a_star_stands_for_any_text_and_an_escaped_one_for_itself(pattern, text, meets):
    assert share(content((pattern, 100)), text) == int(meets)


def test_the_highest_share_that_is_met_counts():
    question = content(("*", 0), ("surat*", 40), ("surat dinas", 100))

    assert share(question, "Surat Dinas") == 1
    assert share(question, "surat biasa") == Fraction(2, 5)
    assert share(question, "nota") == 0


def test_the_first_of_equal_shares_gives_its_feedback():
    question = content(("*", 0), ("sur*", 40), ("surat*", 40))

    assert item_type("short_text").feedback_on(question, ["surat"]) == ["Umpan sur*"]
    assert item_type("short_text").feedback_on(question, ["nota"]) == ["Umpan *"]
    assert item_type("short_text").feedback_on(question, []) == []


@given(WORDS, st.booleans(), st.booleans())
def test_the_example_of_any_pattern_meets_it(pattern, is_case_sensitive, ignores_accents):
    question = content((pattern, 100), is_case_sensitive=is_case_sensitive, ignores_accents=ignores_accents)

    assert share(question, item_type("short_text").right_answer(question)[0]) == 1


@pytest.mark.parametrize(
    ("pattern", "example"), [("surat*", "surat"), ("ibu * baru", "ibu … baru"), ("2\\*3", "2*3"), ("*", "…")]
)
def test_the_right_answer_reads_like_an_answer(pattern, example):
    assert item_type("short_text").right_answer(content((pattern, 100))) == [example]


@pytest.mark.parametrize("pattern", ["*a" * 100 + "b", "a*" * 200 + "b", "*" * 500])
def test_no_pattern_takes_long(pattern):
    question, began = content((pattern, 100)), perf_counter()

    share(question, "a" * 500)

    assert perf_counter() - began < 0.5


@pytest.mark.parametrize("answer", [["a" * 501], ["a", "b"]])
def test_what_no_page_sends_does_not_fit(answer):
    assert not item_type("short_text").fits(content(("a", 100)), answer)


def test_the_longest_text_fits():
    assert item_type("short_text").fits(content(("a", 100)), ["a" * 500])


def test_blank_text_is_no_answer_even_if_everything_is_accepted():
    assert share(content(("*", 100)), "   ") == 0


def test_accepted_wordings_and_their_feedback_are_secret():
    secrets = item_type("short_text").secrets(content(("surat*", 100), ("nota", 0)))

    assert {"surat*", "Umpan surat*", "nota", "Umpan nota"} <= set(secrets)
