"""What came from a file goes again, as long as nobody has built on it."""

import pytest
from django.core.files.storage import storages
from wagtail.images import get_image_model

from assessments import services as assessment_services
from assessments.models import BankCategory, Case, Question
from assessments.question_files import services, undoing
from assessments.question_files.formats.moodle import writing as moodle_writing
from tests.assessments.question_files import contents
from tests.assessments.question_files.sending import send, send_gift
from tests.factories.assessments import make_bank, make_question, make_quiz
from tests.factories.courses import make_course


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def taken(bank, trainer, at):
    sent = send_gift(bank=bank, by=trainer, at=at)
    return services.apply_import(question_import=sent, by=trainer, at=at)


def undo(sent, by, at):
    return undoing.undo_import(question_import=sent, by=by, at=at)


def test_questions_and_all_that_came_with_them_go(bank, trainer, at, django_capture_on_commit_callbacks):
    case = {"key": "", "title": "Surel", "body": "<p>Isi</p>", "image": None}
    question = contents.in_file(contents.single_choice() | {"case": case}, images=[contents.image("stem")])
    data = moodle_writing.write([question]).data
    sent = send(data, name="soal.xml", bank=bank, by=trainer, at=at)
    services.apply_import(question_import=sent, by=trainer, at=at)

    with django_capture_on_commit_callbacks(execute=True):
        sent = undo(sent, trainer, at)

    assert sent.state == "undone"
    for model in (Question, BankCategory, Case, get_image_model()):
        assert not model.objects.exists()
    assert not storages["private"].exists(sent.file.name)


def test_what_was_here_before_stays(bank, trainer, at):
    old = make_question(bank)
    category = BankCategory.objects.create(bank=bank, name="Sandi")
    sent = send_gift(bank=bank, by=trainer, at=at)
    services.apply_import(question_import=sent, by=trainer, at=at)

    undo(sent, trainer, at)

    assert list(Question.objects.all()) == [old]
    assert list(BankCategory.objects.all()) == [category]


def test_a_category_that_others_have_filled_stays(taken, trainer, at):
    category = taken.questions.first().category
    make_question(taken.bank, category=category)

    undo(taken, trainer, at)

    assert BankCategory.objects.filter(pk=category.pk).exists()


def publish(question, at):
    assessment_services.freeze_question(question=question, at=at)


def edit(question, at):
    question.stem = "<p>Lain</p>"
    question.save_revision()


def choose(question, at):
    make_quiz(make_course(), questions=[question], published=False)


def move(question, at):
    Question.objects.filter(pk=question.pk).update(bank=make_bank())


def retire(question, at):
    Question.objects.filter(pk=question.pk).update(retired_at=at)


@pytest.mark.parametrize("act", [publish, edit, choose, move, retire])
def test_nothing_goes_once_somebody_has_built_on_a_question(taken, trainer, at, act):
    act(taken.questions.get(code="SANDI-1"), at)

    with pytest.raises(undoing.InUse) as in_use:
        undo(taken, trainer, at)

    assert in_use.value.codes == ["SANDI-1"]
    assert taken.questions.count() == 2


def test_undoing_twice_undoes_once(taken, trainer, at):
    undo(taken, trainer, at)

    assert undo(taken, trainer, at).state == "undone"


def test_only_what_was_taken_can_be_undone(bank, trainer, at):
    with pytest.raises(services.WrongState):
        undo(send_gift(bank=bank, by=trainer, at=at), trainer, at)


def test_a_file_that_was_undone_can_be_sent_and_taken_again(taken, bank, trainer, at):
    undo(taken, trainer, at)

    again = services.apply_import(question_import=send_gift(bank=bank, by=trainer, at=at), by=trainer, at=at)

    assert [question.code for question in again.questions.order_by("pk")] == ["SANDI-1", "Rumpang"]
