import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from assessments import services
from assessments.attempts_desk.late import decide_late, waiting_rows
from assessments.marking import judging
from assessments.marking.judging import Words
from assessments.marking.releasing import release_attempt
from assessments.models import Judgement, Mark
from tests.factories.assessments import answer, only, start
from tests.factories.courses import enrol_learner
from tests.factories.marking import RUBRIC, essay_of, hand_in_essay, judge, make_essay_quiz

LEVELS = {"isi": "i3", "bahasa": "b0"}


def reconcile(item, by, at, points, *, may_teach=False, comment="Kami sepakat."):
    key = judging.current_answer(item).key
    words = Words(points=Decimal(points), comment=comment)
    return judging.reconcile(item=item, by=by, may_teach=may_teach, words=words, answer_key=key, at=at)


def test_a_judgement_changes_nothing_that_the_learner_sees(item, marker, at):
    judge(item, marker, at, 8, comment="Runtut.")

    assert not Mark.objects.exists()
    item.attempt.refresh_from_db()
    assert item.attempt.score is None


def test_a_draft_may_lack_points(item, marker, at):
    assert judge(item, marker, at, is_draft=True, comment="Baca lagi.").points is None


def test_a_final_judgement_needs_points(item, marker, at):
    with pytest.raises(judging.NotMarkedThrough):
        judge(item, marker, at)


@pytest.mark.parametrize("points", ["-0.01", "10.01"])
def test_no_more_points_than_there_are(item, marker, at, points):
    with pytest.raises(judging.PointsOutOfRange):
        judge(item, marker, at, points)


def test_saving_again_replaces_what_one_wrote(item, marker, at):
    for points in (5, 5, 7):
        judge(item, marker, at, points)

    assert [each.points for each in Judgement.objects.all()] == [7]


def test_the_levels_of_a_rubric_make_the_points(course, learner, marker, at):
    quiz = make_essay_quiz(course, rubric=RUBRIC)
    item = essay_of(hand_in_essay(enrol_learner(course, learner, at), quiz, at))
    levels = levels_of(item, "Lengkap", "Sulit dipahami")

    assert judge(item, marker, at, levels=levels).points == Decimal("7.5")
    with pytest.raises(judging.PointsOutOfRange):
        judge(item, marker, at, levels={"lain": "x"})


def levels_of(item, *texts):
    """The rubric as frozen has ids of its own."""
    rubric = item.question_version.content["rubric"]
    chosen = {each["id"]: level["id"] for each in rubric for level in each["levels"] if level["text"] in texts}
    assert len(chosen) == len(rubric)
    return chosen


def test_where_one_marks_a_second_is_refused(item, marker, second, at):
    judge(item, marker, at, 8)

    with pytest.raises(judging.JudgedByOthers):
        judge(item, second, at, 3)


def test_the_draft_of_one_does_not_keep_another_from_marking(item, marker, second, at):
    judge(item, marker, at, 8, is_draft=True)

    assert judge(item, second, at, 3).points == 3


def test_of_two_markers_neither_may_change_after_both_have_finished(two_markers, item, marker, second, at):
    judge(item, marker, at, 4)
    judge(item, marker, at, 5)
    judge(item, second, at, 9)

    with pytest.raises(judging.JudgedByOthers):
        judge(item, marker, at, 9)


def test_a_third_does_not_mark_where_two_have(two_markers, item, marker, second, third, at):
    judge(item, marker, at, 5)
    judge(item, second, at, 9)

    with pytest.raises(judging.JudgedByOthers):
        judge(item, third, at, 7)


def test_an_answer_that_is_another_one_by_now_is_not_judged(item, marker, at):
    with pytest.raises(judging.AnswerChanged):
        judging.judge(item=item, marker=marker, words=Words(Decimal(5)), answer_key=uuid.uuid4(), is_draft=False, at=at)


def test_what_is_released_is_not_judged_again(item, marker, at):
    judge(item, marker, at, 8)
    release_attempt(item.attempt_id, by=marker, at=at)

    with pytest.raises(judging.NotWaiting):
        judge(item, marker, at, 9)


def test_an_open_attempt_is_not_judged(enrolment, quiz, marker, at):
    item = essay_of(start(enrolment, quiz, at))
    judging.current_answer(item)

    with pytest.raises(judging.NotWaiting):
        judging.judge(item=item, marker=marker, words=Words(Decimal(5)), answer_key=uuid.uuid4(), is_draft=False, at=at)


class TestBetweenTwo:
    @pytest.fixture(autouse=True)
    def apart(self, two_markers, item, marker, second, at):
        judge(item, marker, at, 2)
        judge(item, second, at, 9)

    def test_a_third_person_decides(self, item, third, at):
        assert reconcile(item, third, at, 6).is_reconciling

    def test_one_of_the_two_does_not(self, item, marker, at):
        with pytest.raises(judging.NotForOneOfTwo):
            reconcile(item, marker, at, 6)

    def test_one_of_the_two_who_teaches_the_course_may(self, item, marker, at):
        assert reconcile(item, marker, at, 6, may_teach=True).points == 6

    def test_the_decision_needs_a_reason(self, item, third, at):
        with pytest.raises(judging.ReasonMissing):
            reconcile(item, third, at, 6, comment=" ")

    def test_nobody_decides_twice(self, item, third, trainer, at):
        reconcile(item, third, at, 6)

        assert reconcile(item, third, at, 6).points == 6
        with pytest.raises(judging.NothingToReconcile):
            reconcile(item, trainer, at, 7, may_teach=True)


def test_where_two_agree_there_is_nothing_to_decide(two_markers, item, marker, second, third, at):
    judge(item, marker, at, 6)
    judge(item, second, at, 7)

    with pytest.raises(judging.NothingToReconcile):
        reconcile(item, third, at, 6)


def test_the_database_keeps_one_judgement_for_each_marker(item, marker, at):
    judge(item, marker, at, 5)

    with pytest.raises(IntegrityError):
        Judgement.objects.create(item=item, marker=marker, points=6, written_at=at)


def test_the_database_keeps_one_decision_for_each_answer(item, marker, second, at):
    Judgement.objects.create(item=item, marker=marker, points=6, written_at=at, is_reconciling=True)

    with pytest.raises(IntegrityError):
        Judgement.objects.create(item=item, marker=second, points=6, written_at=at, is_reconciling=True)


def test_the_database_keeps_no_final_judgement_without_points(item, marker, at):
    with pytest.raises(IntegrityError):
        Judgement.objects.create(item=item, marker=marker, is_draft=False, written_at=at)


def test_a_late_answer_that_counts_makes_the_mark_a_draft_again(enrolment, quiz, item, marker, at):
    judge(item, marker, at, 8)
    late = [answer(item, ["Jawaban yang lain sama sekali."], sequence=9)]
    services.take_answers(attempts=only(item.attempt), answers=late, at=at + timedelta(minutes=5))
    decisions = {row.key: True for row in waiting_rows(item.attempt).values()}
    decide_late(attempt=item.attempt, decisions=decisions, reason="Jaringan putus", by=marker, at=at)

    assert Judgement.objects.get().is_draft
