"""Draws, corrected keys and answers in own words, down to the result that is kept, which tells of no single person."""

import json

import pytest

from assessments.models import QuizVersionItem, Regrade
from tests.assessments.analysis.frozen import freeze_question, freeze_quiz, single_choice
from tests.assessments.analysis.taken import enrol, make_people, take
from tests.factories.accounts import make_person

SHORT = {"kind": "short_text", "accepted": [{"text": "jakarta", "share": 100}], "is_case_sensitive": False}
ESSAY = {"kind": "essay", "rubric": [], "guidance": ""}


def test_of_draws_each_item_counts_those_who_saw_it(course, at, analysed):
    quiz = freeze_quiz(course, [single_choice() for _ in range(6)], drawn=3)
    people = enrol(course, make_people(90), at=at)
    take(quiz, people, at=at, choose=lambda person, items: [items[(person + step) % 5] for step in range(3)])

    result = analysed(quiz).result

    assert [item["seen"] for item in result["items"]] == [54] * 5
    assert result["items_per_attempt"] == 3
    assert result["unseen"] == {"number": 1, "of": 6}


def test_later_attempts_count_for_what_has_been_seen(course, at, analysed):
    quiz = freeze_quiz(course, [single_choice() for _ in range(4)], drawn=2)
    people = enrol(course, make_people(30), at=at)
    take(quiz, people, at=at, choose=lambda _person, items: items[:2])
    take(quiz, people, at=at, choose=lambda _person, items: items[1:3], number=2)

    assert analysed(quiz).result["unseen"] == {"number": 1, "of": 4}


def test_a_quiz_without_draws_has_nothing_unseen(quiz, taken, analysed):
    assert analysed(quiz).result["unseen"] is None


def test_after_a_regrade_the_corrected_key_is_shown(course, at, analysed):
    quiz = freeze_quiz(course, [single_choice(right="a"), single_choice()])
    take(quiz, enrol(course, make_people(30), at=at), at=at)
    question = QuizVersionItem.objects.get(version__quiz_key=quiz.translation_key, position=1).question_version.question
    corrected = freeze_question(single_choice(right="b"), question=question, number=2)
    Regrade.objects.create(
        question=question,
        version=corrected,
        reason="Kunci salah",
        applied_at=at,
        applied_by=make_person(),
        preview_digest="x",
    )

    item = analysed(quiz).result["items"][0]

    assert [choice["key"] for choice in item["figures"]["choices"] if choice["is_right"]] == ["b"]
    assert item["versions"] == [1]


def test_answers_in_own_words_are_told_only_when_several_gave_them(course, at, analysed):
    quiz = freeze_quiz(course, [SHORT, single_choice()])
    said = ["Jakarta"] * 20 + [" BANDUNG "] * 6 + ["saya Siti dari Bappeda"] * 4
    take(
        quiz,
        enrol(course, make_people(30), at=at),
        at=at,
        answer=lambda person, item, _content: [["a"], [said[person]]][item == 0],
    )

    run = analysed(quiz)

    choices = run.result["items"][0]["figures"]["choices"]
    assert [(choice["text"], choice["count"], choice["is_right"]) for choice in choices] == [
        ("jakarta", 20, True),
        ("bandung", 6, False),
    ]
    assert "Siti" not in json.dumps(run.result)


def test_an_essay_is_counted_and_never_quoted(course, at, analysed):
    quiz = freeze_quiz(course, [ESSAY, single_choice()])
    take(
        quiz,
        enrol(course, make_people(30), at=at),
        at=at,
        answer=lambda person, item, _content: [["a"], ["Nama saya Budi"] if person % 2 else []][item == 0],
    )

    run = analysed(quiz)

    figures = run.result["items"][0]["figures"]
    assert (figures["unanswered"], figures["choices"]) == (0.5, [])
    assert "Budi" not in json.dumps(run.result)


def test_the_names_of_those_who_took_the_quiz_are_not_kept(quiz, taken, analysed):
    kept = json.dumps(analysed(quiz).result)

    assert not [attempt for attempt in taken if attempt.learner.full_name in kept or str(attempt.public_id) in kept]


def test_points_weigh_in_the_scores(course, at, analysed):
    quiz = freeze_quiz(course, [single_choice(), single_choice()])
    QuizVersionItem.objects.filter(version__quiz_key=quiz.translation_key, position=2).update(points=3)
    take(
        quiz, enrol(course, make_people(30), at=at), at=at, answer=lambda person, item, _content: ["a" if item else "b"]
    )

    assert analysed(quiz).result["scores"]["mean"] == pytest.approx(75)
