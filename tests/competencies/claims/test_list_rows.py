"""What of a list is in the ledger already, waits elsewhere, stands twice, or cannot be."""

from uuid import uuid4

import pytest

from competencies import services
from competencies.claims import deciding, own_certificates
from competencies.claims.lists.columns import LABELS
from competencies.models import ExternalTraining, HoursCredit
from tests.competencies.claims.test_lists import USUAL, number_of, take
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.claims import FACTS, submitted

pytestmark = pytest.mark.django_db
OURS = "LDA-101/0001"


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def learner(unit):
    return make_person("Yuliana Wati", unit=unit)


@pytest.fixture
def completed(learner, at):
    """The line of a course of this site."""
    return services.credit_hours(
        person=learner, hours=20, title="Literasi Digital", source_kind="course", source_key=uuid4(), at=at
    )


@pytest.fixture
def _site_knows(learner, monkeypatch):
    monkeypatch.setattr(own_certificates, "_finders", [])
    own = own_certificates.OwnCertificate(OURS, "Literasi Digital", learner.pk)
    own_certificates.register(lambda *, sha256s, numbers: [own] if OURS in numbers else [])


def row_of(person, **cells):
    return {**USUAL, "number": number_of(person), **cells}


def columns_of(outcome):
    return [(row, column) for row, column, _text in outcome.problems]


@pytest.mark.usefixtures("_site_knows", "completed")
def test_a_certificate_of_this_site_is_passed_over(officer, learner, at):
    outcome = take(officer, at, row_of(learner, certificate_number=OURS), row_of(learner))

    assert (outcome.known, outcome.new, outcome.is_recorded) == (1, 1, True)
    assert ExternalTraining.objects.get().certificate_number == USUAL["certificate_number"]
    assert HoursCredit.objects.of(learner).total() == 20 + 20


@pytest.mark.usefixtures("_site_knows")
def test_a_certificate_of_this_site_in_the_name_of_somebody_else_is_named(officer, unit, at):
    outcome = take(officer, at, row_of(make_person("Budi", unit=unit), certificate_number=OURS))

    assert columns_of(outcome) == [(2, LABELS["certificate_number"])]


def test_a_course_of_this_site_is_known_by_its_name_and_days_too(officer, learner, completed, at):
    day = completed.ended_on.strftime("%d-%m-%Y")
    course = row_of(learner, name="LITERASI digital", certificate_number="", started_on="01-03-2026", ended_on=day)
    earlier = {**course, "started_on": "01-03-2020", "ended_on": "02-03-2020"}

    outcome = take(officer, at, course, earlier)

    assert (outcome.known, outcome.new) == (1, 1)
    assert ExternalTraining.objects.get().started_on.year == 2020


def test_what_the_ledger_took_back_is_not_passed_over(officer, learner, completed, at):
    services.withdraw(source_kind="course", source_key=completed.source_key, reason="Batal", at=at)
    day = completed.ended_on.strftime("%d-%m-%Y")

    assert take(officer, at, row_of(learner, name=completed.title, started_on=day, ended_on=day)).new == 1


@pytest.mark.parametrize("is_returned", [False, True])
def test_a_training_that_waits_as_a_claim_is_named(officer, learner, at, is_returned):
    claim = submitted(learner, at)
    if is_returned:
        deciding.ask_back(claim=claim, by=officer, at=at, note="Lengkapi")

    same = {name: FACTS[name] for name in ("name", "organiser", "certificate_number")}
    outcome = take(officer, at, row_of(learner, **same))

    assert (outcome.known, columns_of(outcome)) == (0, [(2, LABELS["name"])])


def test_one_number_stands_once_though_the_organiser_is_spelt_in_two_ways(officer, learner, at):
    again = row_of(learner, name="Diklat Arsip", organiser="Lemb. Contoh")
    elsewhen = {"started_on": "06-04-2026", "ended_on": "07-04-2026"}

    outcome = take(officer, at, row_of(learner), again)
    another = take(officer, at, row_of(learner), {**again, **elsewhen})

    assert columns_of(outcome) == [(3, LABELS["certificate_number"])]
    assert another.is_recorded


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"stated_hours": ""}, "stated_hours"),
        ({"form": "NKL07", "occasions": "6"}, "occasions"),
        ({"form": "TUBEL", "occasions": "2"}, "occasions"),
        ({"form": "KL06", "stated_hours": "", "started_on": "05-01-2026", "ended_on": "30-06-2026"}, "stated_hours"),
        (
            {"stated_hours": "2000", "started_on": "05-01-2026", "ended_on": "30-06-2026", "is_abroad": "ya"},
            "stated_hours",
        ),
    ],
)
@pytest.mark.parametrize("is_trial", [True, False])
def test_what_its_form_cannot_count_is_named(officer, learner, at, cells, column, is_trial):
    outcome = take(officer, at, row_of(learner, **cells), is_trial=is_trial)

    assert columns_of(outcome) == [(2, LABELS[column])]
    assert not ExternalTraining.objects.exists()


def test_minutes_do_instead_of_hours_and_a_seminar_needs_neither(officer, learner, at):
    seminar = {"form": "KL06", "name": "Seminar", "certificate_number": "A-2", "competencies": ""}

    outcome = take(
        officer, at, row_of(learner, stated_hours="", minutes="450"), row_of(learner, stated_hours="", **seminar)
    )

    assert outcome.is_recorded
    assert HoursCredit.objects.of(learner).total() == 10 + 5 * 4


def test_of_a_seminar_of_many_weeks_no_more_counts_than_its_certificate_states(officer, learner, at):
    take(officer, at, row_of(learner, form="KL06", stated_hours="12", started_on="05-01-2026", ended_on="30-06-2026"))

    assert HoursCredit.objects.of(learner).total() == 12
