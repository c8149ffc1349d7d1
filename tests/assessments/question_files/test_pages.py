"""The pages by which trainers bring questions in and take them out."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from assessments.models import Question, QuestionImport
from assessments.question_files import reading
from assessments.question_files.formats.moodle import writing as moodle_writing
from tests.assessments.question_files import contents
from tests.assessments.question_files.sending import GIFT, send, send_gift, uploaded
from tests.factories.accounts import make_person, make_trainer
from tests.factories.assessments import let_use, make_bank, make_question
from tests.factories.courses import find_competency
from theme import uploads

UPLOAD = reverse("question_files:upload")
EXPORT = reverse("question_files:export")


def upload(client, bank, content=GIFT, **fields):
    competency = find_competency("kominfo-4-pilar", "AMAN.3")
    data = {"file": uploaded(content), "bank": bank.public_id, "competency": competency.pk} | fields
    return client.post(UPLOAD, data)


def address(name, sent):
    return reverse(f"question_files:{name}", args=[sent.public_id])


@pytest.fixture
def sent(bank, trainer, at):
    return send_gift(bank=bank, by=trainer, at=at)


def test_a_trainer_sends_looks_at_and_takes_a_file(as_trainer, bank):
    response = upload(as_trainer, bank)
    page = as_trainer.get(response["Location"]).content.decode()
    sent = QuestionImport.objects.get()
    as_trainer.post(address("apply", sent))

    assert "SANDI-1" in page
    assert "Ambil 2 soal" in page
    assert "Tidak ada jawaban yang bernilai penuh." in page
    assert [question.code for question in sent.questions.order_by("pk")] == ["SANDI-1", "Rumpang"]
    assert AuditEntry.objects.filter(action="questions.imported").exists()


def test_a_taken_file_can_be_removed_on_its_page(as_trainer, sent):
    as_trainer.post(address("apply", sent))

    page = as_trainer.get(address("import", sent)).content.decode()
    as_trainer.post(address("undo", sent))

    assert address("undo", sent) in page
    assert not Question.objects.exists()


def test_what_stands_in_the_way_of_removing_is_told(as_trainer, sent):
    as_trainer.post(address("apply", sent))
    Question.objects.filter(code="SANDI-1").update(live=True)

    page = as_trainer.post(address("undo", sent), follow=True).content.decode()

    assert "SANDI-1" in page
    assert address("undo", sent) not in page


def test_similar_questions_can_be_left_out_on_the_page(as_trainer, bank, trainer, at):
    make_question(bank, code="LAMA", stem="<p>Mana kata sandi yang paling kuat?</p>")
    sent = send_gift(bank=bank, by=trainer, at=at)

    as_trainer.post(address("apply", sent), {"leaves_out_similar": "on"})

    assert [question.code for question in sent.questions.all()] == ["Rumpang"]
    assert "LAMA" in as_trainer.get(address("import", sent)).content.decode()


def test_a_file_that_can_not_be_read_is_refused_at_its_field(as_trainer, bank):
    page = upload(as_trainer, bank, '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>').content.decode()

    assert "XML ini mendeklarasikan entitas" in page
    assert not QuestionImport.objects.exists()


def test_only_own_banks_and_their_categories_are_offered(as_trainer, bank):
    other = make_bank("Bank orang lain")

    assert "Bank orang lain" not in as_trainer.get(UPLOAD).content.decode()
    assert upload(as_trainer, other).status_code == 200
    assert not QuestionImport.objects.exists()


@pytest.mark.parametrize("name", ["apply", "undo", "discard"])
def test_what_was_sent_to_a_foreign_bank_is_not_found(client, sent, name):
    client.force_login(let_use(make_trainer("Lain"), make_bank()))

    assert client.get(address("import", sent)).status_code == 404
    assert client.post(address(name, sent)).status_code == 404


@pytest.mark.parametrize("name", ["list", "upload", "template", "export"])
def test_learners_find_nothing_of_it(client, db, name):
    client.force_login(make_person())

    assert client.get(reverse(f"question_files:{name}")).status_code == 404


@pytest.mark.parametrize("name", ["apply", "undo", "discard"])
def test_a_get_changes_nothing(as_trainer, sent, name):
    assert as_trainer.get(address(name, sent)).status_code == 405


def test_the_template_is_read_as_it_is_handed_out(as_trainer):
    data = as_trainer.get(reverse("question_files:template")).content

    with pytest.raises(reading.FileRefused) as refused:
        reading.read(data)
    assert refused.value.remark.params["table_code"] == "no_rows"


def test_a_bank_is_exported_and_read_again(as_trainer, bank):
    make_question(bank, code="A", stem="<p>Apa?</p>")

    response = as_trainer.post(EXPORT, {"bank": bank.public_id, "format": "moodle_xml"})

    [question] = reading.read(response.content).questions
    assert (question.code, question.content["stem"]) == ("A", "<p>Apa?</p>")
    assert response["Content-Disposition"].startswith('attachment; filename="soal-')
    assert AuditEntry.objects.get(action="questions.exported").target.startswith("1 (Moodle XML): A")


def test_losses_are_shown_before_the_file_is_made(as_trainer, bank):
    question = make_question(bank, code="A")
    data = {"questions": [question.public_id], "format": "aiken"}

    page = as_trainer.post(EXPORT, data)
    file = as_trainer.post(EXPORT, data | {"is_confirmed": "on"})

    assert "Seluruh umpan balik tidak disertakan." in page.content.decode()
    assert file["Content-Type"].startswith("text/plain")
    assert not AuditEntry.objects.filter(action="questions.exported").count() > 1


def test_only_the_selected_questions_are_exported(as_trainer, bank):
    chosen, _other = make_question(bank, code="A"), make_question(bank, code="B")

    response = as_trainer.post(EXPORT, {"questions": [chosen.public_id], "format": "moodle_xml"})

    assert [question.code for question in reading.read(response.content).questions] == ["A"]


def test_questions_of_foreign_banks_are_never_exported(as_trainer):
    foreign = make_question(make_bank(), code="ASING")

    by_question = as_trainer.post(EXPORT, {"questions": [foreign.public_id], "format": "moodle_xml"})
    by_bank = as_trainer.post(EXPORT, {"bank": foreign.bank.public_id, "format": "moodle_xml"})

    assert "ASING" not in by_question.content.decode() + by_bank.content.decode()


def test_a_selection_in_the_question_bank_becomes_a_file(as_trainer, bank):
    chosen, foreign = make_question(bank, code="A"), make_question(make_bank(), code="ASING")
    bulk = reverse("wagtail_bulk_action", args=["assessments", "question", "export"])

    response = as_trainer.post(f"{bulk}?id={chosen.pk}&id={foreign.pk}", {"format": "moodle_xml"})

    assert [question.code for question in reading.read(response.content).questions] == ["A"]


def test_what_is_written_but_not_published_is_exported(as_trainer, bank):
    question = make_question(bank, code="A", stem="<p>Lama</p>")
    question.stem = "<p>Baru</p>"
    question.save_revision()

    response = as_trainer.post(EXPORT, {"bank": bank.public_id, "format": "moodle_xml"})

    assert reading.read(response.content).questions[0].content["stem"] == "<p>Baru</p>"


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_files(
    as_trainer, bank, trainer, at, django_assert_max_num_queries
):
    for number in range(4):
        send_gift(bank=make_bank(), by=trainer, at=at)
        QuestionImport.objects.filter(bank=bank).update(name=f"{number}.txt")

    with django_assert_max_num_queries(14):
        as_trainer.get(reverse("question_files:list"))


def test_the_page_of_a_file_asks_few_queries(as_trainer, sent, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        as_trainer.get(address("import", sent))


def test_an_export_asks_the_same_number_of_queries_for_any_number_of_questions(
    as_trainer, bank, django_assert_max_num_queries
):
    for _number in range(6):
        make_question(bank)

    with django_assert_max_num_queries(22):
        as_trainer.post(EXPORT, {"bank": bank.public_id, "format": "moodle_xml"})


KINDS = {
    "single choice": contents.single_choice(),
    "matching": contents.matching(),
    "categorise": contents.matching("categorise"),
    "ordering": contents.ordering(),
    "short text": contents.short_text(),
    "numeric": contents.numeric(),
    "fill in": contents.fill_in(),
    "essay": contents.essay(),
    "file": contents.file_answer(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_taken_question_opens_in_the_editor_and_comes_out_as_it_came_in(as_trainer, bank, trainer, at, kind):
    content = KINDS[kind] | {"competency": {"framework": "kominfo-4-pilar", "code": "AMAN.3"}}
    data = moodle_writing.write([contents.in_file(content, name="UJI-1")]).data
    sent = send(data, name="soal.xml", bank=bank, by=trainer, at=at)
    as_trainer.post(address("apply", sent))

    editor = as_trainer.get(reverse("wagtailsnippets_assessments_question:edit", args=[sent.questions.get().pk]))
    exported = as_trainer.post(EXPORT, {"bank": bank.public_id, "format": "moodle_xml", "is_confirmed": "on"})

    assert editor.status_code == 200
    [before], [after] = reading.read(data).questions, reading.read(exported.content).questions
    assert after == before


@pytest.mark.parametrize(("make", "may_send"), [(make_trainer, True), (make_person, False)])
def test_only_trainers_send_long_files(rf, db, make, may_send):
    request = rf.post(UPLOAD)
    request.user = make()

    assert uploads.is_allowed(request, reading.MAX_SIZE) == may_send
    assert not uploads.is_allowed(request, 2 * reading.MAX_SIZE)
