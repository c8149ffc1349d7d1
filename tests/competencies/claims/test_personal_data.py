import datetime

import pytest

from accounts.privacy.registry import exporters, retention_target
from competencies.claims import deciding, drafting, personal_data
from competencies.models import ExternalTraining, HoursCredit
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import complete_draft, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit)


def test_the_copy_of_the_data_has_claims_levels_and_events(learner, officer, at):
    deciding.ask_back(claim=submitted(learner, at, levels={"AMAN.3": 2}), by=officer, at=at, note="Lengkapi")
    exporter = next(each for each in exporters() if each.name == "external_training")

    claims, levels, events = (table.rows() for table in exporter.tables(learner))

    assert claims[0]["certificate_number"] == "SERT-001/LC/2026"
    assert levels[0]["competency__code"] == "AMAN.3"
    assert [event["kind"] for event in events] == ["submitted", "returned"]


def test_an_erasure_keeps_the_official_record_without_its_file(
    learner, officer, at, django_capture_on_commit_callbacks
):
    approved, _credit = deciding.approve(claim=submitted(learner, at), by=officer, at=at, note="Bagus, Yuliana")
    waiting = submitted(learner, at, certificate_number="B-2", organiser="Lain")
    files = [approved.file.name, waiting.file.name]

    lines = personal_data.preview(learner)
    with django_capture_on_commit_callbacks(execute=True):
        personal_data.erase(learner, at)

    assert [line.count for line in lines] == [1, 1, 1]
    kept = ExternalTraining.objects.get()
    assert (kept.file, kept.file_name) == ("", "")
    assert "Yuliana" not in kept.reason
    assert "Yuliana" not in "".join(kept.events.values_list("note", flat=True))
    assert not any(approved.file.storage.exists(name) for name in files)
    assert HoursCredit.objects.of(learner).total() == 20


def test_a_claim_that_was_withdrawn_of_late_stays(learner, at):
    claim = drafting.withdraw(claim=submitted(learner, at), at=at)
    ExternalTraining.objects.filter(pk=claim.pk).update(created_at=at - datetime.timedelta(days=800))

    assert not personal_data.unsent_before(at - datetime.timedelta(days=365)).exists()
    assert personal_data.unsent_before(at + datetime.timedelta(days=1)).exists()


@pytest.mark.parametrize(
    ("target", "status"), [("unsent_training_claims", "draft"), ("refused_training_claims", "refused")]
)
def test_what_nothing_official_rests_on_goes_after_a_time(learner, at, target, status):
    old = complete_draft(learner, at - datetime.timedelta(days=400))
    facts = {"status": status, "decided_at": old.created_at, "submitted_at": old.created_at, "reason": "Palsu"}
    ExternalTraining.objects.filter(pk=old.pk).update(**facts)
    submitted(learner, at, certificate_number="B-2")
    target = retention_target(target)

    found = target.find(at - datetime.timedelta(days=365))
    target.apply(found, at)

    assert ExternalTraining.objects.get().status == "submitted"
