from accounts.privacy import registry
from assessments.attempts_desk import personal_data
from assessments.models import AttemptEvent


def test_the_copy_of_one_s_data_holds_the_log(attempt, learner, trainer, at):
    AttemptEvent.objects.create(attempt=attempt, kind="reopened", actor=trainer, at=at)

    [table] = personal_data.tables(learner)

    assert [row["kind"] for row in table.rows()] == ["reopened"]
    assert personal_data.tables(trainer)[0].count() == 0


def test_an_erasure_leaves_no_reason_that_somebody_wrote(attempt, learner, trainer, at):
    AttemptEvent.objects.create(
        attempt=attempt, kind="reopened", actor=trainer, at=at, facts={"reason": "Sakit", "until": None}
    )

    personal_data.erase(learner, at)

    assert attempt.events.last().facts == {"reason": "–", "until": None}


def test_events_are_accounted_for(db):
    assert "assessments.AttemptEvent" in registry.accounted_models()
