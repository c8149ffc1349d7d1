import datetime
import hashlib
from uuid import uuid4

import pytest

from competencies.claims import deciding, drafting, own_certificates
from competencies.claims.facts import Amounts, proposal_for
from competencies.claims.warnings import warnings_of
from competencies.lesson_hours import counting
from competencies.lesson_hours.crediting import credit_activity
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import FACTS, complete_draft, pdf, submitted

pytestmark = pytest.mark.django_db
ELSEWHEN = {
    "started_on": datetime.date(2026, 5, 4),
    "ended_on": datetime.date(2026, 5, 8),
    "certified_on": datetime.date(2026, 5, 8),
}


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit)


def found(claim, officer, at):
    return warnings_of(claim, officer=officer, proposal=proposal_for(claim, at=at), at=at)


def texts(claim, officer, at):
    return " ".join(warning.text for warning in found(claim, officer, at))


def test_a_usual_claim_gives_no_warning(learner, officer, at):
    assert found(submitted(learner, at), officer, at) == []


def test_the_same_number_within_reach_is_named(learner, officer, unit, at):
    other = submitted(make_person("Budi Santoso", unit=unit), at, file=pdf(more=b"lain"), **ELSEWHEN)
    claim = submitted(learner, at, certificate_number="sert 001 lc 2026")

    (warning,) = found(claim, officer, at)

    assert "nomor" in warning.text.lower()
    assert warning.claims == (other,)
    assert warning.is_grave


def test_of_people_out_of_reach_nothing_is_told_but_that_there_is_a_claim(learner, officer, at):
    submitted(make_person("Budi Santoso", unit=make_unit("Pemerintah Kota Lain")), at)
    claim = submitted(learner, at)

    number, file = found(claim, officer, at)

    assert number.claims == file.claims == ()
    assert "Budi" not in number.text + file.text


def test_the_same_file_with_another_number_shows(learner, officer, unit, at):
    submitted(make_person("Budi Santoso", unit=unit), at, certificate_number="A-1")

    (warning,) = found(submitted(learner, at, certificate_number="B-2"), officer, at)

    assert "berkas" in warning.text.lower()


def test_a_draft_of_somebody_warns_nobody(learner, officer, at):
    other = submitted(make_person("Budi Santoso"), at)
    type(other).objects.filter(pk=other.pk).update(status="draft")

    assert found(submitted(learner, at), officer, at) == []


def test_another_training_on_the_same_days_shows(learner, officer, at):
    submitted(learner, at, certificate_number="A-1", file=pdf(more=b"lain"), organiser="Lain")

    (warning,) = found(submitted(learner, at), officer, at)

    assert "hari" in warning.text.lower()


def test_hours_that_were_credited_for_the_same_days_show(learner, officer, at):
    activity = counting.Activity("NKL03", FACTS["ended_on"], FACTS["ended_on"], stated_hours=2)
    credit_activity(
        person=learner, activity=activity, title="Literasi Digital", source_kind="course", source_key=uuid4(), at=at
    )

    assert "Literasi Digital" in texts(submitted(learner, at), officer, at)


def test_a_ceiling_that_is_reached_shows(learner, officer, at):
    claim = submitted(learner, at, code="NKL03", stated_hours=40)

    assert "batas" in texts(claim, officer, at).lower()


def test_a_figure_that_the_form_does_not_give_shows(learner, officer, at):
    told = texts(submitted(learner, at, code="KL06", stated_hours=24), officer, at)

    assert "24 JP" in told
    assert "20 JP" in told


def test_a_great_figure_shows(learner, officer, at):
    usual = submitted(learner, at, ended_on=FACTS["started_on"] + datetime.timedelta(days=24), stated_hours=100)
    great = {"certificate_number": "X-9", "file": pdf(more=b"x"), "certified_on": datetime.date(2026, 6, 30)}
    days = {"started_on": datetime.date(2026, 5, 1), "ended_on": datetime.date(2026, 6, 30)}

    assert "100 JP" not in texts(usual, officer, at)
    assert "101 JP" in texts(submitted(learner, at, stated_hours=101, **days, **great), officer, at)


def test_a_seminar_of_many_weeks_shows(learner, officer, at):
    days = {"started_on": datetime.date(2026, 1, 5), "ended_on": datetime.date(2026, 6, 30)}
    claim = submitted(learner, at, code="KL06", stated_hours=None, certified_on=days["ended_on"], **days)

    told = texts(claim, officer, at)

    assert "177 hari" in told
    assert "708 JP" in told


def test_a_figure_that_the_officer_lowered_does_not_warn_of_itself(learner, officer, at):
    claim = submitted(learner, at, code="KL06", stated_hours=12)
    proposal = proposal_for(claim, at=at, granted=Amounts(hours=8))

    assert warnings_of(claim, officer=officer, proposal=proposal, at=at) == []


def test_a_certificate_that_ended_shows(learner, officer, at):
    assert found(submitted(learner, at, valid_until=at.date()), officer, at) == []

    ended = submitted(
        make_person("Budi", unit=learner.current_employment().unit),
        at,
        valid_until=at.date() - datetime.timedelta(days=1),
        certificate_number="X-9",
        file=pdf(more=b"x"),
    )

    assert len(found(ended, officer, at)) == 1


def test_a_training_that_no_rule_counts_is_approved_without_hours(learner, officer, at):
    days = dict.fromkeys(["started_on", "ended_on", "certified_on"], datetime.date(2017, 3, 6))
    claim = submitted(learner, at, **days, stated_hours=8)

    warnings = found(claim, officer, at)
    _claim, line = deciding.approve(claim=claim, by=officer, at=at)

    assert len(warnings) == 2  # it was before the appointment, too
    assert line is None


@pytest.fixture
def _site_knows(learner, monkeypatch):
    monkeypatch.setattr(own_certificates, "_finders", [])
    sent = hashlib.sha256(pdf(more=b"asli").read()).hexdigest()

    def finder(*, sha256s, numbers):
        is_ours = "LDA-101/0001" in numbers or sent in sha256s
        return [own_certificates.OwnCertificate("LDA-101/0001", "Literasi Digital", learner.pk)] if is_ours else []

    own_certificates.register(finder)
    own_certificates.register(finder)


@pytest.mark.usefixtures("_site_knows")
def test_a_certificate_of_this_site_is_recognised(learner, officer, unit, at):
    mine = submitted(learner, at, certificate_number="LDA-101/0001")
    stolen = submitted(make_person("Budi", unit=unit), at, certificate_number="LDA-101/0001", file=pdf(more=b"x"))

    told = [found(claim, officer, at)[0] for claim in (mine, stolen)]

    assert all("LDA-101/0001" in warning.text and warning.is_grave for warning in told)
    assert told[0].text != told[1].text
    assert len(own_certificates._finders) == 1
    assert own_certificates.find() is None


@pytest.mark.usefixtures("_site_knows")
def test_the_file_of_a_certificate_of_this_site_needs_no_claim(learner, at):
    with pytest.raises(drafting.IsOfThisSite):
        complete_draft(learner, at, file=pdf(more=b"asli"))
