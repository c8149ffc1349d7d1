"""What docs/security.md and docs/asvs.md say of files and of numbers stays true."""

import re
from collections import Counter

import pytest

from tests.architecture.project import ROOT

VERDICTS = ["met", "partly", "not met", "not applicable"]
ROW = re.compile(r"^\| (\d+(?:\.\d+){2}) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TOTAL = re.compile(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
# Something with a folder or one of our endings between backticks; addresses of the site begin with a slash.
NAMED = re.compile(r"`((?!/)[\w.-]+(?:/[\w.-]+)+/?|[\w-]+\.(?:lock|md|toml))`")
# OWASP ASVS 5.0.0 has 70 points of level 1 and 183 of level 2; chapter by chapter both together.
LEVELS = {"1": 70, "2": 183}
CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7]
MOST_WORDS = 10


def text_of(name):
    return (ROOT / "docs" / name).read_text()


def rows():
    return ROW.findall(text_of("asvs.md"))


@pytest.mark.parametrize("name", ["security.md", "asvs.md"])
def test_every_file_named_exists(name):
    named = set(NAMED.findall(text_of(name)))

    assert len(named) > 20
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_every_point_of_both_levels_stands_once():
    ids = [point for point, *_ in rows()]
    chapters = Counter(int(point.partition(".")[0]) for point in ids)

    assert [point for point, times in Counter(ids).items() if times > 1] == []
    assert [chapters[number] for number in range(1, 18)] == CHAPTERS
    assert Counter(level for _, level, *_ in rows()) == LEVELS


def test_no_row_of_the_table_is_malformed():
    lines = [line for line in text_of("asvs.md").splitlines() if re.match(r"\| \d", line)]

    assert [line for line in lines if not ROW.match(line)] == []


def test_every_point_has_a_verdict_few_words_and_a_place():
    poor = [
        point
        for point, _, words, verdict, place in rows()
        if verdict not in VERDICTS or len(words.split()) > MOST_WORDS or not place.strip()
    ]

    assert poor == []


def test_the_numbers_at_the_top_are_those_of_the_rows():
    found = Counter((verdict, level) for _, level, _, verdict, _ in rows())
    told = {
        name: (int(first), int(second), int(both)) for name, first, second, both in TOTAL.findall(text_of("asvs.md"))
    }

    counted = {name: (found[name, "1"], found[name, "2"], found[name, "1"] + found[name, "2"]) for name in VERDICTS}
    assert told == {**counted, "all": (*LEVELS.values(), sum(LEVELS.values()))}


def test_gaps_that_the_threat_model_names_are_gaps_in_the_table():
    verdicts = {point: verdict for point, _, _, verdict, _ in rows()}
    named = re.findall(r"`docs/asvs\.md`\s+(\d+\.\d+\.\d+)", text_of("security.md"))

    assert named
    assert [point for point in named if verdicts.get(point) not in {"partly", "not met"}] == []
