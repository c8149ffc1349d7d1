"""Rules that every text of the demo keeps, checked on its files."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from competencies.models import Competency
from home.demo import sources

COURSE = "lda-101"
STEPS = [step.data for module in sources.steps(COURSE).values() for step in module]
LESSONS = [step for step in STEPS if step["kind"] == "lesson"]
QUIZZES = [step for step in STEPS if step["kind"] == "quiz"]
ITEMS = [item for quiz in QUIZZES for item in quiz["items"]]
ALLOWED_TAGS = {"p", "h2", "h3", "b", "i", "ul", "ol", "li", "a", "br"}
SILENT = {"file", "width", "height", "tone", "correct", "duration"}


def texts(value):
    """Every text in a block, as a learner reads it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in SILENT:
                yield from texts(each)


def words(lesson):
    visible = re.sub(r"<[^>]+>", " ", " ".join(texts(lesson["body"])))
    return len(visible.split())


def named(steps):
    return pytest.mark.parametrize("step", steps, ids=[step["slug"] for step in steps])


def coded(test):
    return pytest.mark.parametrize("item", ITEMS, ids=[item["code"] for item in ITEMS])(test)


def check_questions(lesson):
    return [block["check_question"] for block in lesson["body"] if "check_question" in block]


@named(LESSONS)
def test_a_lesson_is_neither_thin_nor_endless(step):
    assert 350 <= words(step) <= 900


@named(LESSONS)
def test_a_lesson_lets_learners_check_themselves(step):
    questions = check_questions(step)

    assert questions
    for question in questions:
        assert sum(option["correct"] for option in question["options"]) == 1
        assert all(option["feedback"].strip() for option in question["options"])


@named(LESSONS)
def test_a_lesson_says_what_it_is_for(step):
    assert step["summary"]
    assert 2 <= len(step["objectives"]) <= 4


@named(STEPS)
def test_texts_use_only_the_tags_of_the_editor(step):
    found = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.add(tag)
    parser.feed(" ".join(texts(step)))

    assert found <= ALLOWED_TAGS


@named(STEPS)
def test_texts_are_calm_and_formal(step):
    everything = " ".join(texts(step))

    assert "!" not in everything
    assert not re.search(r"\b(kamu|gue|nggak|aja|dong)\b", everything, re.IGNORECASE)


@named(LESSONS)
def test_the_media_of_a_lesson_are_there(step):
    files = [
        value["file"]
        for block in step["body"]
        for value in block.values()
        if isinstance(value, dict) and "file" in value
    ]

    assert all(sources.media_path(COURSE, name).is_file() for name in files)


@named(LESSONS)
def test_media_can_be_followed_without_seeing_or_hearing(step):
    for block in step["body"]:
        if "image" in block:
            assert len(block["image"]["alt"]) > 30
        if "video" in block:
            assert block["video"]["transcript"].strip()


def test_the_quizzes_have_as_many_items_as_promised():
    assert {quiz["slug"]: len(quiz["items"]) for quiz in QUIZZES} == {
        "tes-awal": 20,
        "kuis-1": 10,
        "kuis-2": 10,
        "tes-akhir": 20,
    }


def test_no_item_is_used_twice():
    codes, stems = Counter(item["code"] for item in ITEMS), Counter(item["stem"] for item in ITEMS)

    assert max(codes.values()) == max(stems.values()) == 1


@coded
def test_an_item_has_a_key_that_fits_its_kind(item):
    count = sum(option["correct"] for option in item["options"])
    options = len(item["options"])

    if item["kind"] == "multiple_response":
        assert 2 <= count <= 3
        assert options in (4, 5)
    else:
        assert count == 1
        assert options == {"single_choice": 4, "true_false": 2}[item["kind"]]


@coded
def test_every_answer_of_an_item_is_explained(item):
    assert item["feedback"].strip()
    assert all(option["feedback"].strip() for option in item["options"])


@coded
def test_an_item_leads_back_to_a_lesson(item):
    assert item["lesson"] in {lesson["slug"] for lesson in LESSONS}


def test_pre_test_and_post_test_measure_the_same():
    pre, post = (quiz for quiz in QUIZZES if quiz["role"] in {"pre_test", "post_test"})

    assert blueprint(pre) == blueprint(post)


def blueprint(quiz):
    return Counter((item["competency"]["code"], item["difficulty"]) for item in quiz["items"])


def test_the_place_of_the_right_answer_gives_nothing_away():
    places = Counter(
        [option["correct"] for option in item["options"]].index(True)
        for item in ITEMS
        if item["kind"] == "single_choice"
    )

    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) < sum(places.values()) / 2


def test_the_hours_of_a_courses_modules_add_up():
    for course in [source.data for source in sources.courses()]:
        assert sum(module["hours"] for module in course["modules"]) == course["hours"]


@pytest.mark.django_db
def test_every_competency_named_is_in_its_framework():
    known = set(Competency.objects.values_list("framework__code", "code"))
    named_by_courses = [each for source in sources.courses() for each in source.data["competencies"]]
    named_by_items = [item["competency"] for item in ITEMS]

    assert {(each["framework"], each["code"]) for each in named_by_courses + named_by_items} <= known
