import csv
import io

import pytest
from django.urls import reverse

from assessments.analysis.tables import TABLES
from tests.assessments.analysis.frozen import freeze_quiz, single_choice
from tests.assessments.analysis.taken import enrol, make_people, take


@pytest.fixture
def table(client, course_trainer):
    """The rows of a table as the trainer of the course downloads them."""
    client.force_login(course_trainer)

    def get(quiz, name):
        response = client.get(reverse("analysis:table", args=[quiz.translation_key, name]))
        assert response["Content-Disposition"].startswith(f'attachment; filename="analisis-{name}-')
        return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    return get


def test_the_items_have_a_row_each(quiz, taken, analysed, table):
    run = analysed(quiz)

    heading, *rows = table(quiz, "butir")

    assert [row[0] for row in rows] == [item["code"] for item in run.result["items"]]
    assert [float(row[heading.index("Tingkat kesukaran")]) for row in rows] == [1, 0.75, 0.5, 0.25]
    assert rows[0][heading.index("Saran")].startswith("unused_choice")


def test_the_answers_have_a_row_each(quiz, taken, analysed, table):
    analysed(quiz)

    _heading, *rows = table(quiz, "pilihan")

    assert len(rows) == 16
    assert sum(int(row[3]) for row in rows) == 4 * 32


def test_the_scores_are_those_of_the_chart(quiz, taken, analysed, table):
    run = analysed(quiz)

    _heading, *rows = table(quiz, "sebaran")

    assert [int(row[2]) for row in rows] == run.result["scores"]["bins"]
    assert rows[-1][:2] == ["90", "100"]


def test_the_summary_has_a_figure_in_each_row(quiz, taken, analysed, table):
    run = analysed(quiz)

    rows = dict(table(quiz, "ringkasan"))

    assert float(rows["Alfa Cronbach"]) == run.result["alpha"]
    assert rows["Soal yang belum pernah muncul"] == ""


def test_the_gain_has_a_row_for_the_quiz_each_cohort_and_each_competency(course, at, analysed, table):
    pre, post = (freeze_quiz(course, [single_choice()] * 2, role=role) for role in ("pre_test", "post_test"))
    people = enrol(course, make_people(8), at=at)
    take(pre, people, at=at, answer=lambda *_: ["b"])
    take(post, people, at=at, answer=lambda person, item, _: ["a" if item < 1 + person % 2 else "b"])
    analysed(post)

    _heading, *rows = table(post, "peningkatan")

    assert [row[:3] for row in rows] == [
        ["kuis", "", "8"],
        ["angkatan", "Angkatan I", "8"],
        ["kompetensi", "Keamanan", "8"],
    ]
    assert float(rows[0][5]) == 75


def test_what_spreadsheets_would_run_is_made_harmless_and_negative_numbers_stay_numbers(course, at, analysed, table):
    contents = [single_choice(stem="<p>=1+1</p>"), single_choice(), single_choice()]
    quiz = freeze_quiz(course, contents)
    take(
        quiz,
        enrol(course, make_people(30), at=at),
        at=at,
        answer=lambda person, item, _: ["a" if (person < 15) == (item == 0) else "b"],
    )
    analysed(quiz)

    heading, *rows = table(quiz, "butir")

    assert rows[0][heading.index("Soal")] == "'=1+1"
    assert float(rows[0][heading.index("Daya pembeda")]) < 0


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_had_below_thirty_attempts(course, quiz, at, analysed, table, name):
    take(quiz, enrol(course, make_people(3), at=at), at=at)
    analysed(quiz)

    assert table(quiz, name)


def test_there_is_no_other_table(client, course_trainer, quiz, taken, analysed):
    analysed(quiz)
    client.force_login(course_trainer)

    assert client.get(reverse("analysis:table", args=[quiz.translation_key, "nilai"])).status_code == 404
