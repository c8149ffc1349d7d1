"""How people see themselves: kept, taken up again, handed in, and kept apart from everything that is proved."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from competencies.assessing.own import reading, services
from competencies.models import CompetencyStanding, Evidence, Framework, SelfAssessment
from tests.factories.accounts import make_person, make_unit
from tests.factories.assessing import competency, pillars
from tests.factories.competencies import prove

pytestmark = pytest.mark.django_db


def begun(person, at, level=3):
    assessment = services.begin(person=person, framework=pillars(), at=at)
    services.save_answers(assessment=assessment, levels={competency().pk: level})
    return assessment


def handed_in(person, at, level=3):
    assessment = begun(person, at, level)
    services.submit(assessment=assessment, at=at)
    assessment.refresh_from_db()
    return assessment


def line_of(assessment, at):
    lines = [line for area in reading.result_of(assessment, at=at) for line in area.lines]
    return next(line for line in lines if line.competency == competency())


def test_beginning_twice_goes_on_with_the_first(at):
    person = make_person()

    first = services.begin(person=person, framework=pillars(), at=at)

    assert services.begin(person=person, framework=pillars(), at=at) == first


def test_the_database_keeps_one_open_assessment_for_each_framework(at):
    assessment = begun(make_person(), at)

    with pytest.raises(IntegrityError), transaction.atomic():
        SelfAssessment.objects.create(person=assessment.person, framework=assessment.framework, started_at=at)


def test_an_answer_given_again_replaces_the_first(at):
    assessment = begun(make_person(), at, level=2)

    services.save_answers(assessment=assessment, levels={competency().pk: 4})

    assert reading.levels_of(assessment) == {competency().pk: 4}


def test_what_was_handed_in_does_not_change(at):
    assessment = handed_in(make_person(), at)

    with pytest.raises(services.AlreadySubmitted):
        services.save_answers(assessment=assessment, levels={competency().pk: 5})


def test_handing_in_twice_keeps_the_first_moment(at):
    assessment = handed_in(make_person(), at)

    services.submit(assessment=assessment, at=at + datetime.timedelta(days=1))

    assessment.refresh_from_db()
    assert assessment.submitted_at == at


def test_nothing_is_handed_in_without_an_answer(at):
    assessment = services.begin(person=make_person(), framework=pillars(), at=at)

    with pytest.raises(services.NothingAnswered):
        services.submit(assessment=assessment, at=at)


def test_it_proves_nothing(at):
    person = make_person()

    assessment = handed_in(person, at, level=5)

    assert not Evidence.objects.of(person).exists()
    assert not CompetencyStanding.objects.filter(person=person).exists()
    assert line_of(assessment, at).proved == 0


def test_the_own_view_stands_beside_what_is_proved(at):
    person = make_person()
    prove(person, at, level=2)

    line = line_of(handed_in(person, at, level=4), at)

    assert (line.own, line.proved) == (4, 2)


def test_a_proof_that_was_revoked_is_not_shown_as_proved(at):
    person = make_person()
    prove(person, at, level=2)
    Evidence.objects.of(person).revoke(reason="Keliru", at=at)

    assert line_of(handed_in(person, at), at).proved == 0


def test_the_change_since_the_assessment_before_is_told(at):
    person = make_person()
    handed_in(person, at - datetime.timedelta(days=90), level=2)
    handed_in(person, at - datetime.timedelta(days=30), level=3)

    assert line_of(handed_in(person, at, level=4), at).change == 1


def test_the_first_assessment_has_no_change(at):
    assert line_of(handed_in(make_person(), at), at).change is None


def test_frameworks_of_another_agency_are_not_offered(at):
    own, other = make_unit("Kabupaten Sukamaju"), make_unit("Kota Lain")
    for agency in (own, other):
        framework = Framework.objects.create(agency=agency, code=agency.name, version="1", name_id=agency.name)
        framework.competencies.create(code="K.1", name_id="Kompetensi kami")

    offered = reading.frameworks_for(make_person(unit=own))

    assert offered.filter(agency=own).exists()
    assert not offered.filter(agency=other).exists()


def test_discarding_leaves_nothing(at):
    person = make_person()

    services.discard(assessment=handed_in(person, at))

    assert not SelfAssessment.objects.filter(person=person).exists()
