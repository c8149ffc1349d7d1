import json

from tests.checks.advisories import read, summary


def answer(*packages):
    return json.dumps({"dependencies": list(packages), "fixes": []})


CLEAN = {"name": "wagtail", "version": "8.0.1", "vulns": []}
VULNERABLE = {"name": "django", "version": "5.2", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["5.2.20"]}]}
UNKNOWN = {"name": "typst", "skip_reason": "not found"}


def test_an_advisory_is_a_complaint_that_names_the_remedy():
    complaints, unjudged, judged = read(answer(CLEAN, VULNERABLE))

    assert complaints == ["django 5.2: PYSEC-2026-1, mended in 5.2.20"]
    assert (unjudged, judged) == ([], 2)


def test_what_could_not_be_judged_is_no_all_clear():
    assert "NOTHING WAS JUDGED" in summary(*read(answer(UNKNOWN))[1:])
    assert "Not judged: typst" in summary(*read(answer(CLEAN, UNKNOWN))[1:])
    assert "NOTHING WAS JUDGED" in summary(*read("a page of an error")[1:])


def test_when_all_is_judged_and_nothing_found_it_says_so():
    assert summary(*read(answer(CLEAN))[1:]) == "No advisory names any of the 1 packages."
