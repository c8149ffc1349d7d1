"""Two records of one person become one: everything moves, conflicts are settled or refused."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts import merging, services
from accounts.models import AuditEntry, Employment, KioskCard, User
from accounts.services.merging import links_to_people
from assessments.models import Attempt
from certificates.models import Certificate
from competencies.models import Evidence, HoursCredit
from courses.models import Enrolment
from courses.services import complete_step
from tests.access.world import build_world
from tests.factories.accounts import PASSWORD, as_in_a_request, make_hr_officer, make_officer, make_person, make_unit
from tests.factories.courses import enrol_learner

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit("Dinas Kominfo")


@pytest.fixture
def kept(unit):
    return make_person("Siti Aminah", unit=unit, number="199001012021012001")


@pytest.fixture
def other(unit):
    return make_person("Siti Aminah", unit=unit, number="199001012022212001", status="PPPK")


def merge(kept, other):
    return services.merge_people(kept=kept, other=other, at=timezone.now())


def test_of_two_employments_that_begin_on_one_day_the_open_one_counts(kept, other):
    """Later acts change what holds, whichever row was added last."""
    merge(kept, other)
    person = as_in_a_request(kept)

    services.leave(user=person, on=timezone.localdate(), ending=Employment.Ending.RETIRED, at=timezone.now())

    assert not person.employments.not_ended().exists()
    assert person.employments.get(ending=Employment.Ending.RETIRED).number == "199001012021012001"
    assert person.employments.placing().get().ending == Employment.Ending.RETIRED


def test_all_that_hangs_on_the_other_record_moves(at, kept):
    other = build_world(at).owner
    tables = [
        (Enrolment, "learner"), (Attempt, "learner"), (Certificate, "holder"), (Evidence, "person"),
        (HoursCredit, "person"), (Employment, "user"),
    ]  # fmt: skip
    had = {model: model.objects.filter(**{name: other}).count() for model, name in tables}
    had[Employment] += 1

    merge(kept, other)

    assert {model: model.objects.filter(**{name: kept}).count() for model, name in tables} == had
    assert all(had[model] for model in (Enrolment, Attempt, Certificate))


def test_nothing_is_forgotten_of_whatever_room_comes_later():
    names = {f"{link.related_model._meta.label}.{link.field.name}" for link in links_to_people()}

    assert {"courses.Enrolment.learner", "certificates.Revocation.revoked_by", "wagtailcore.Page.owner"} <= names


def test_the_other_record_is_closed_and_leads_to_the_kept_one(client, kept, other, unit):
    merge(kept, other)
    client.force_login(make_hr_officer(unit))

    response = client.get(reverse("people:person", args=[other.public_id]))

    other = as_in_a_request(other)
    assert (other.is_active, other.merged_into, other.has_usable_password()) == (False, kept, False)
    assert response.url == reverse("people:person", args=[kept.public_id])


def test_both_numbers_stay_known_and_one_employment_holds(kept, other):
    present = other.employments.get()
    present.started_on += datetime.timedelta(days=400)
    present.save()

    merge(kept, other)

    assert kept.employments.count() == 2
    holding = kept.employments.current().get()
    assert holding.number == present.number
    assert kept.employments.exclude(pk=holding.pk).get().ended_on == present.started_on


def test_of_two_that_began_on_one_day_that_of_the_kept_record_holds(kept, other):
    number = kept.current_employment().number

    merge(kept, other)

    assert kept.employments.current().get().number == number


def test_an_address_goes_along_if_the_kept_record_has_none(kept, other):
    services.correct_person(user=other, email="siti@contoh.go.id")

    merge(kept, other)

    assert as_in_a_request(kept).email == "siti@contoh.go.id"
    assert as_in_a_request(other).email is None


def test_an_address_of_its_own_stays_with_the_closed_record(kept, other):
    services.correct_person(user=kept, email="siti@contoh.go.id")
    services.correct_person(user=other, email="aminah@contoh.go.id")

    merge(kept, other)

    assert as_in_a_request(kept).email == "siti@contoh.go.id"
    assert as_in_a_request(other).email == "aminah@contoh.go.id"


def test_of_two_enrolments_in_one_cohort_the_kept_one_goes_on(at, kept):
    world = build_world(at)
    enrol_learner(world.course, world.people["colleague"], at)

    merge(world.owner, world.people["colleague"])

    mine = Enrolment.objects.get(learner=world.owner)
    theirs = Enrolment.objects.get(learner=world.people["colleague"])
    assert mine.withdrawn_at is None
    assert theirs.withdrawn_at is not None


def test_the_record_that_came_further_in_a_cohort_has_to_be_kept(at, kept):
    world = build_world(at)
    enrol_learner(world.course, world.people["colleague"], at)

    with pytest.raises(services.MergeRefused):
        merge(world.people["colleague"], world.owner)

    assert as_in_a_request(world.owner).merged_into is None


def test_a_course_completed_under_both_records_counts_once(at):
    world = build_world(at)
    double = enrol_learner(world.course, world.people["colleague"], at)
    complete_step(enrolment=double, step_key=world.lesson.translation_key, at=at)
    hours = HoursCredit.objects.of(world.owner).total()

    merge(world.owner, world.people["colleague"])

    assert hours > 0
    assert HoursCredit.objects.of(world.owner).total() == hours


def test_a_record_with_roles_is_not_given_up(unit, kept):
    officer = make_hr_officer(unit)

    with pytest.raises(services.MergeRefused):
        merge(kept, officer)


def test_a_planned_change_stands_in_the_way(kept, other):
    day = timezone.localdate() + datetime.timedelta(days=9)
    services.leave(user=other, on=day, ending="retired", at=timezone.now())

    with pytest.raises(services.MergeRefused):
        merge(kept, other)


def test_merging_again_changes_nothing(kept, other):
    merge(kept, other)

    merge(kept, other)

    assert AuditEntry.objects.filter(action="people.merged").count() == 1


@pytest.mark.parametrize("which", ["itself", "one that was given up", "another after that"])
def test_a_record_is_given_up_once_and_never_into_itself(kept, other, which):
    third = make_person("Orang Lain")
    pairs = {"itself": (kept, kept), "one that was given up": (other, third), "another after that": (third, other)}
    if which != "itself":
        merge(kept, other)

    with pytest.raises(services.SamePerson):
        merge(*pairs[which])


def test_a_record_that_led_to_the_one_given_up_leads_on(kept, other):
    first = make_person("Siti A.", employed=False)
    merge(other, first)

    merge(kept, other)

    assert as_in_a_request(first).merged_into == kept


def test_nobody_becomes_their_own_superior(kept, other):
    services.set_superior(user=kept, superior=other)

    merge(kept, other)

    assert not kept.employments.exclude(superior=None).exists()


def test_those_who_reported_to_the_other_record_report_to_the_kept_one(kept, other):
    third = make_person("Budi Santoso")
    services.set_superior(user=third, superior=other)

    merge(kept, other)

    assert third.employments.get().superior == kept


def test_every_number_and_address_of_both_signs_in_to_the_kept_record(client, kept, other):
    services.correct_person(user=kept, email="siti@contoh.go.id")
    services.correct_person(user=other, email="aminah@contoh.go.id")

    merge(kept, other)

    for login in ["siti@contoh.go.id", "aminah@contoh.go.id", "199001012021012001"]:
        assert authenticate(None, login=login, password=PASSWORD) == kept


def test_means_of_signing_in_do_not_open_the_kept_record(at, kept, other, unit):
    KioskCard.objects.create(
        user=other, digest="0" * 64, issued_at=at, expires_at=at + datetime.timedelta(days=9), issued_by=kept
    )
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})

    merge(kept, other)

    assert not kept.kiosk_cards.exists()
    assert not Authenticator.objects.exists()
    assert not as_in_a_request(other).is_active


def test_a_restriction_of_the_data_goes_along(at, kept, other):
    User.objects.filter(pk=other.pk).update(processing_restricted_at=at)

    merge(kept, other)

    assert as_in_a_request(kept).processing_restricted_at == at


def test_a_row_that_both_have_stays_with_the_closed_record(kept, other):
    UserProfile.get_for_user(kept)
    UserProfile.get_for_user(other)

    merge(kept, other)

    assert UserProfile.objects.filter(user__in=[kept, other]).count() == 2


def test_a_merged_record_is_closed_and_never_its_own_target(kept, other):
    for facts in [{"merged_into": kept, "is_active": True}, {"merged_into": other, "is_active": False}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=other.pk).update(**facts)


def test_a_merged_account_is_not_opened_again(kept, other):
    merge(kept, other)

    services.open_account(user=other)

    assert not as_in_a_request(other).is_active


def test_the_preview_shows_both_and_changes_nothing(client, unit, kept, other):
    client.force_login(make_hr_officer(unit))
    found = client.post(reverse("people:merge", args=[kept.public_id]), {"number": "19900101 202221 2 001"})

    page = client.get(found.url)

    assert "19900101 202221 2 001" in page.text
    assert as_in_a_request(other).merged_into is None


def test_the_preview_merges_and_a_second_click_does_no_harm(client, unit, kept, other):
    client.force_login(make_hr_officer(unit))
    url = reverse("people:merge_preview", args=[kept.public_id, other.public_id])

    answers = [client.post(url).url for _click in range(2)]

    assert answers == [reverse("people:person", args=[kept.public_id])] * 2
    assert as_in_a_request(other).merged_into == kept


def test_what_blocks_is_said_and_leaves_no_button(client, unit, kept):
    client.force_login(make_officer("agency_administrator", unit))
    chief = make_hr_officer(unit, "Petugas Lama")

    page = client.get(reverse("people:merge_preview", args=[kept.public_id, chief.public_id]))

    assert page.context["is_blocked"]
    assert [conflict.blocks for conflict in merging.conflicts(kept, chief)].count(True) == 1


def test_nobody_out_of_reach_is_found_or_merged(client, unit, kept):
    client.force_login(make_hr_officer(unit))
    far = make_person("Orang Jauh", unit=make_unit("Dinas Sosial"))

    found = client.post(reverse("people:merge", args=[kept.public_id]), {"number": far.current_employment().number})

    assert "number" in found.context["form"].errors
    for pair in [(kept, far), (far, kept), (kept, kept)]:
        url = reverse("people:merge_preview", args=[person.public_id for person in pair])
        assert client.post(url).status_code == 404
