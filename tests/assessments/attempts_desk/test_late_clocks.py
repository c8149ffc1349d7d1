from datetime import timedelta

from assessments import services
from assessments.attempts_desk.late import decide_late, waiting_rows
from tests.factories.assessments import answer_right, only, submit

HOUR = timedelta(hours=1)


def test_what_comes_after_a_decision_waits_though_its_server_has_a_slower_clock(enrolment, quiz, trainer, at):
    attempt = submit(enrolment, quiz, at, right=False)
    first, *_others, last = attempt.items.all()
    services.take_answers(attempts=only(attempt), answers=answer_right(attempt, [first]), at=at + HOUR)
    decisions = {row.key: False for row in waiting_rows(attempt).values()}
    decide_late(attempt=attempt, decisions=decisions, reason="Jaringan baik", by=trainer, at=at + 2 * HOUR)

    services.take_answers(attempts=only(attempt), answers=answer_right(attempt, [last]), at=at + HOUR)

    assert [row.item_id for row in waiting_rows(attempt).values()] == [last.pk]
