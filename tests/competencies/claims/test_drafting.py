import datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from competencies.claims import drafting, proof_files
from competencies.models import ExternalTraining, TrainingEvent
from tests.factories.accounts import make_person
from tests.factories.claims import FACTS, competency, complete_draft, draft, form, pdf, picture, reread, submitted

pytestmark = pytest.mark.django_db
Status = ExternalTraining.Status


@pytest.fixture
def learner():
    return make_person("Yuliana Wati")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def test_the_same_form_sent_twice_makes_one_claim(learner, at):
    facts, key = {**FACTS, "form": form()}, uuid4()

    first = drafting.start_claim(learner=learner, key=key, facts=facts, at=at)
    again = drafting.start_claim(learner=learner, key=key, facts={**facts, "name": "Lain"}, at=at)

    assert first == again
    assert reread(first).name == "Lain"


def test_a_form_sent_again_does_not_change_what_officers_read(learner, at):
    claim = submitted(learner, at)

    again = drafting.start_claim(learner=learner, key=claim.public_id, facts={**FACTS, "name": "Lain"}, at=at)

    assert again == claim
    assert reread(claim).name == FACTS["name"]


def test_the_key_of_another_persons_claim_leads_nowhere(learner, at):
    theirs = draft(make_person("Budi Santoso"), at)

    mine = drafting.start_claim(learner=learner, key=theirs.public_id, facts={**FACTS, "form": form()}, at=at)

    assert mine != theirs
    assert mine.learner == learner


def test_drafts_have_an_end(learner, at, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_DRAFTS", 1)
    draft(learner, at)

    with pytest.raises(drafting.TooManyDrafts):
        draft(learner, at)


def test_a_file_lies_under_a_name_that_says_nothing(learner, at):
    claim = reread(complete_draft(learner, at, file=pdf("Yuliana.pdf")))

    assert "Yuliana" not in claim.file.name
    assert claim.file.name.startswith("training-proofs/")
    assert (claim.file_name, claim.file_size) == ("Yuliana.pdf", len(pdf().read()))


def test_a_file_takes_the_place_of_the_one_before(learner, at, django_capture_on_commit_callbacks):
    claim = complete_draft(learner, at)
    former, storage = claim.file.name, claim.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        claim = drafting.attach(claim=claim, upload=picture())

    assert not storage.exists(former)
    assert storage.exists(claim.file.name)
    assert claim.file_name == "sertifikat.jpg"


def test_what_is_refused_leaves_no_file_behind(learner, at, tmp_path):
    claim = submitted(learner, at)
    kept = sorted(tmp_path.rglob("*.*"))

    with pytest.raises(drafting.NotEditable):
        drafting.attach(claim=claim, upload=picture())
    with pytest.raises(proof_files.WrongKind):
        drafting.attach(claim=claim, upload=pdf("a.exe"))

    assert sorted(tmp_path.rglob("*.*")) == kept


def test_a_complete_claim_is_sent_once(learner, at):
    claim = submitted(learner, at)

    drafting.submit(claim=claim, at=at + datetime.timedelta(hours=1))

    claim = reread(claim)
    assert (claim.status, claim.submitted_at) == (Status.SUBMITTED, at)
    assert [event.kind for event in claim.events.all()] == ["submitted"]


def test_more_occasions_than_days_are_not_sent(learner, at):
    claim = complete_draft(learner, at, code="NKL07", occasions=200, stated_hours=None)

    with pytest.raises(drafting.NotComplete) as refused:
        drafting.submit(claim=claim, at=at)

    assert [problem.code for problem in refused.value.problems] == ["more_occasions_than_days"]


def test_what_is_missing_is_told(learner, at):
    claim = draft(learner, at, stated_hours=None, certificate_number="", certified_on=None)

    with pytest.raises(drafting.NotComplete) as refused:
        drafting.submit(claim=claim, at=at)

    missing = {problem.field for problem in refused.value.problems}
    assert missing == {"stated_hours", "certificate_number", "certified_on", "file"}


def test_a_form_that_counts_per_day_needs_no_jp(learner, at):
    claim = submitted(learner, at, code="KL06", stated_hours=None)

    assert claim.status == Status.SUBMITTED


def test_a_certificate_is_claimed_once(learner, at):
    first = submitted(learner, at)
    second = complete_draft(learner, at, certificate_number="sert 001 lc 2026", organiser="lembaga contoh")

    with pytest.raises(drafting.ClaimedAlready) as refused:
        drafting.submit(claim=second, at=at)

    assert refused.value.other == first


@pytest.mark.parametrize("status", [Status.REFUSED, Status.REVOKED, Status.WITHDRAWN])
def test_a_claim_that_ended_does_not_stand_in_the_way(learner, at, status):
    first = submitted(learner, at)
    ExternalTraining.objects.filter(pk=first.pk).update(status=status, decided_at=at, reason="Bukan milik Anda")

    assert submitted(learner, at).status == Status.SUBMITTED


def test_another_person_may_claim_the_same_number(learner, at):
    submitted(make_person("Budi Santoso"), at)

    assert submitted(learner, at).status == Status.SUBMITTED


def test_a_claim_that_came_back_is_changed_and_sent_again(learner, at):
    claim = submitted(learner, at)
    ExternalTraining.objects.filter(pk=claim.pk).update(status=Status.RETURNED, decided_at=at, reason="Tidak terbaca")

    claim = drafting.change_claim(claim=claim, facts={"name": "Pelatihan Lain"})
    claim = drafting.submit(claim=claim, at=at + datetime.timedelta(days=1))

    assert (claim.status, claim.reason, claim.decided_at) == (Status.SUBMITTED, "", None)
    assert claim.submitted_at == at + datetime.timedelta(days=1)


def test_a_claim_is_taken_back_changed_and_sent_again(learner, at):
    claim = submitted(learner, at)

    drafting.withdraw(claim=claim, at=at)
    claim = drafting.withdraw(claim=claim, at=at)
    claim = drafting.submit(claim=drafting.change_claim(claim=claim, facts={"place": "Daring"}), at=at)

    kinds = [event.kind for event in claim.events.all()]
    assert kinds == ["submitted", "withdrawn", "submitted"]


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED, Status.REFUSED, Status.REVOKED])
def test_what_is_sent_or_decided_stays_as_it_is(learner, at, status):
    claim = submitted(learner, at)
    ExternalTraining.objects.filter(pk=claim.pk).update(status=status, decided_at=at, reason="Alasan")

    for change in (
        lambda: drafting.change_claim(claim=claim, facts={"name": "Lain"}),
        lambda: drafting.claim_competencies(claim=claim, framework=competency().framework, levels={}),
        lambda: drafting.delete(claim=claim),
    ):
        with pytest.raises(drafting.NotEditable):
            change()


def test_what_was_decided_is_not_withdrawn(learner, at):
    claim = submitted(learner, at)
    ExternalTraining.objects.filter(pk=claim.pk).update(status=Status.APPROVED, decided_at=at)

    with pytest.raises(drafting.NotEditable):
        drafting.withdraw(claim=claim, at=at)


def test_a_draft_goes_with_its_file(learner, at, django_capture_on_commit_callbacks):
    claim = complete_draft(learner, at)
    name, storage = claim.file.name, claim.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        drafting.delete(claim=claim)

    assert not storage.exists(name)
    assert not ExternalTraining.objects.exists()


def test_competencies_are_claimed_framework_by_framework(learner, at):
    claim = draft(learner, at)
    pillars = competency().framework

    drafting.claim_competencies(claim=claim, framework=pillars, levels={competency(): 3, competency("AMAN.1"): 2})
    drafting.claim_competencies(claim=claim, framework=pillars, levels={competency(): 1})

    assert list(claim.competencies.values_list("competency__code", "level")) == [("AMAN.3", 1)]


@pytest.mark.parametrize(
    "broken",
    [
        {"ended_on": datetime.date(2026, 3, 1)},
        {"occasions": 0},
        {"status": "submitted"},
        {"status": "refused", "submitted_at": datetime.datetime(2026, 3, 7, tzinfo=datetime.UTC), "reason": "x"},
        {
            "status": "revoked",
            "submitted_at": datetime.datetime(2026, 3, 7, tzinfo=datetime.UTC),
            "decided_at": datetime.datetime(2026, 3, 7, tzinfo=datetime.UTC),
        },
    ],
)
def test_the_database_refuses_what_no_claim_can_be(learner, at, broken):
    claim = draft(learner, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        ExternalTraining.objects.filter(pk=claim.pk).update(**broken)


def test_the_database_takes_a_competency_once(learner, at):
    claim = draft(learner, at)
    claim.competencies.create(competency=competency(), level=1)

    for level in (2, 0):
        with pytest.raises(IntegrityError), transaction.atomic():
            claim.competencies.create(competency=competency("AMAN.1" if not level else "AMAN.3"), level=level)


def test_events_know_every_status_that_officers_give():
    given = {Status.APPROVED, Status.RETURNED, Status.REFUSED, Status.REVOKED}

    assert {status.value for status in given} <= set(TrainingEvent.Kind.values)
