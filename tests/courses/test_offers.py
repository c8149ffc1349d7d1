"""What courses offer to whoever has a gap, and which of them a person took."""

import datetime

from django.core.cache import cache
from wagtail.models import PageViewRestriction

from courses import offers as source
from courses.models import CourseVersion
from tests.factories.accounts import make_person
from tests.factories.courses import (
    complete_course,
    enrol_learner,
    find_competency,
    make_cohort,
    make_course,
    publish,
)

SAFETY = ("kominfo-4-pilar", "AMAN.3")


def test_an_offer_says_what_the_latest_version_proves(db, at):
    course = make_course("Keamanan Digital", hours=12, code="AMN-1", competencies=[(*SAFETY, 3)])

    (offer,) = source.offers(at=at)

    assert (offer.key, offer.code, offer.title) == (course.translation_key, "AMN-1", "Keamanan Digital")
    assert (offer.url, offer.hours, offer.is_open) == (course.url, 12, True)
    assert offer.proves == {find_competency(*SAFETY).pk: 3}


def test_a_later_version_of_a_course_takes_the_place_of_the_earlier(db, at):
    course = make_course(competencies=[(*SAFETY, 1)])
    course.competencies.update(level=2)
    publish(course)

    (offer,) = source.offers(at=at)

    assert CourseVersion.objects.filter(course_key=course.translation_key).count() == 2
    assert list(offer.proves.values()) == [2]


def test_a_course_that_proves_nothing_or_is_not_published_is_no_offer(db, at):
    make_course(competencies=[])
    make_course(published=False)

    assert source.offers(at=at) == []


def test_a_course_that_not_everybody_may_see_is_no_offer(db, at):
    PageViewRestriction.objects.create(page=make_course(), restriction_type=PageViewRestriction.LOGIN)

    assert source.offers(at=at) == []


def test_a_course_without_an_open_cohort_is_an_offer_that_is_not_open(db, at):
    course = make_course(open=False)
    make_cohort(course, opens_at=at + datetime.timedelta(days=3))

    (offer,) = source.offers(at=at)

    assert not offer.is_open


def test_offers_take_as_many_queries_for_five_courses_as_for_one(db, at, django_assert_num_queries):
    for number in range(5):
        make_course(f"Kursus {number}")
    source.offers(at=at)
    cache.clear()

    with django_assert_num_queries(6):
        source.offers(at=at)
    with django_assert_num_queries(0):
        source.offers(at=at)


def test_a_course_is_begun_until_it_is_completed(db, at):
    learner = make_person()
    course = make_course()
    enrolment = enrol_learner(course, learner, at)
    begun = source.completions(person_ids=[learner.pk])

    complete_course(enrolment, at)

    key = (learner.pk, course.translation_key)
    assert begun == {key: None}
    assert source.completions(person_ids=[learner.pk]) == {key: at}


def test_a_course_begun_anew_stays_completed(db, at):
    learner = make_person()
    course = make_course()
    complete_course(enrol_learner(course, learner, at), at)
    learner.enrolments.create(
        cohort=make_cohort(course, "Angkatan II"), version=CourseVersion.objects.get(), enrolled_at=at
    )

    assert list(source.completions(person_ids=[learner.pk]).values()) == [at]


def test_a_withdrawn_enrolment_is_nothing_begun(db, at):
    learner = make_person()
    enrolment = enrol_learner(make_course(), learner, at)
    enrolment.withdrawn_at = at
    enrolment.save()

    assert source.completions(person_ids=[learner.pk]) == {}
