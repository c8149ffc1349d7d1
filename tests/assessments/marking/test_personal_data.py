"""What markers wrote of a learner belongs to the learner; a marker may have a copy of what they wrote."""

import pytest

from accounts.merging import staying
from assessments.marking import appealing, personal_data
from assessments.marking.releasing import release_attempt
from assessments.models import Appeal, Judgement, Mark
from tests.factories.marking import judge


def texts(user):
    """{code of the table: the values of its rows}"""
    return {
        table.code: [value for row in table.rows() for value in row.values()] for table in personal_data.tables(user)
    }


@pytest.fixture
def judged(item, marker, at):
    judge(item, marker, at, 6, comment="Kurang contoh.")
    return item


@pytest.fixture
def appealed(judged, marker, trainer, at):
    release_attempt(judged.attempt_id, by=marker, at=at)
    appeal = appealing.make_appeal(item=judged, reason="Contohnya ada.", at=at)
    appealing.answer_appeal(appeal=appeal, is_upheld=False, answer="Tidak ada.", by=trainer, at=at)
    return judged


def test_before_the_release_the_learner_gets_nothing(judged, learner):
    assert [value for values in texts(learner).values() for value in values] == []


def test_the_learner_gets_marks_and_appeals(appealed, learner):
    found = texts(learner)

    assert "Kurang contoh." in found["marks_by_people"]
    assert {"Contohnya ada.", "Tidak ada."} <= set(found["appeals"])


def test_markers_and_trainers_get_what_they_wrote(appealed, marker, trainer):
    assert "Kurang contoh." in texts(marker)["judgements"]
    assert "Tidak ada." in texts(trainer)["answered_appeals"]


def test_an_erasure_takes_what_was_written_and_keeps_the_points(appealed, learner, at):
    personal_data.erase(learner, at)

    assert Mark.objects.values_list("points", "comment").get() == (6, "")
    assert Judgement.objects.get().comment == ""
    assert set(Appeal.objects.values_list("reason", "answer").get()) == {"–"}


def test_where_both_records_of_one_person_judged_an_answer_each_judgement_stays(two_markers, item, marker, second, at):
    judge(item, marker, at, 6)
    own = judge(item, second, at, 6)

    assert Judgement.objects.filter(staying(marker, second)[Judgement]).get() == own
