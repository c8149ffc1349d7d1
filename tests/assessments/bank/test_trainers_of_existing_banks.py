"""What the migration makes of banks that everybody used."""

import importlib

import pytest
from django.apps import apps
from wagtail.log_actions import log

from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import let_use, make_bank, make_question, make_quiz
from tests.factories.courses import let_teach, make_course

pytestmark = pytest.mark.django_db
migration = importlib.import_module("assessments.migrations.0004_trainers_of_existing_banks")


def migrate():
    migration.keep_what_is_in_use(apps, None)


def test_who_teaches_a_course_that_draws_from_a_bank_goes_on_using_it():
    bank, other = make_bank(), make_bank()
    course = make_course()
    make_quiz(course, questions=[make_question(bank)])
    teacher = let_teach(make_trainer(), course)
    let_teach(make_trainer("Rahmat Hidayat"), make_course())

    migrate()
    migrate()

    assert list(bank.trainers.all()) == [teacher]
    assert not other.trainers.exists()


def test_a_bank_that_no_course_draws_from_goes_to_the_trainers_who_wrote_it():
    bank = make_bank()
    question = make_question(bank)
    maker, writer, former = make_trainer("Ani"), make_trainer("Budi"), make_person("Citra")
    for thing, person in ((bank, maker), (question, writer), (question, former)):
        log(instance=thing, action="wagtail.create", user=person)

    migrate()

    assert set(bank.trainers.all()) == {maker, writer}


def test_who_has_been_chosen_already_stays():
    bank = make_bank()
    chosen = let_use(make_trainer(), bank)
    log(instance=bank, action="wagtail.create", user=make_trainer("Ani"))

    migrate()

    assert list(bank.trainers.all()) == [chosen]
