"""A file is read, looked at, and taken as a whole."""

from dataclasses import replace

import pytest
from django.core.files.storage import storages
from wagtail.images import get_image_model
from wagtail.search.backends import get_search_backend

from assessments.models import BankCategory, Case, Question, QuestionImport
from assessments.question_files import services
from assessments.question_files.formats.moodle import writing as moodle_writing
from assessments.question_files.formats.records import FileRefused
from tests.assessments.question_files import contents
from tests.assessments.question_files.sending import GIFT, send, send_gift
from tests.factories.accounts import make_trainer
from tests.factories.assessments import let_use, make_bank, make_question


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sent(bank, trainer, at):
    return send_gift(bank=bank, by=trainer, at=at)


def take(sent, by, at, **choices):
    return services.apply_import(question_import=sent, by=by, at=at, **choices)


def send_xml(questions, **facts):
    return send(moodle_writing.write(questions).data, name="soal.xml", **facts)


def test_sending_a_file_takes_nothing(sent):
    assert sent.state == "read"
    assert [entry["code"] for entry in sent.report["questions"]] == ["SANDI-1", "Rumpang"]
    assert sent.report["refused"] == [{"name": "Rusak", "code": "no_full_answer", "params": {}}]
    assert not Question.objects.filter(bank=sent.bank).exists()
    assert not BankCategory.objects.exists()


def test_taking_a_file_makes_drafts(sent, trainer, at):
    take(sent, trainer, at)

    first, second = Question.objects.filter(imported_in=sent).order_by("pk")
    assert (first.code, first.kind, first.live, first.bank) == ("SANDI-1", "single_choice", False, sent.bank)
    assert [block.value["text"] for block in first.options] == [
        "frasa panjang yang acak",
        "tanggal lahir",
        "nama kantor",
    ]
    assert (second.code, second.kind) == ("Rumpang", "short_text")
    assert [tag.name for tag in first.tags.all()] == ["sandi"]
    assert (first.category.name, first.category.parent.name) == ("Dasar", "Sandi")


def test_every_kind_becomes_a_question_that_says_the_same(bank, trainer, at):
    kinds = [
        contents.single_choice(),
        contents.weighted_response(50, 50, -50),
        contents.true_false(),
        contents.matching(),
        contents.matching("categorise"),
        contents.ordering("neighbours"),
        contents.short_text(),
        contents.numeric([{"text": "m", "factor": "1"}, {"text": "km", "factor": "1000"}]),
        contents.fill_in(),
        contents.essay(),
        contents.file_answer(),
    ]
    questions = [contents.in_file(content, name=f"S-{n}", code=f"S-{n}") for n, content in enumerate(kinds)]

    sent = take(send_xml(questions, bank=bank, by=trainer, at=at), trainer, at)

    made = list(Question.objects.filter(imported_in=sent).order_by("pk"))
    assert [question.kind for question in made] == [content["kind"] for content in kinds]
    for question in made:
        question.full_clean()


def test_ids_of_a_file_never_become_ids_of_parts(bank, trainer, at):
    """They tell the order of the author, which tells what is right."""
    questions = [contents.in_file(contents.ordering(), code="U"), contents.in_file(contents.matching(), code="J")]

    sent = take(send_xml(questions, bank=bank, by=trainer, at=at), trainer, at)

    stored = "".join(str(question.answer.get_prep_value()) for question in sent.questions.all())
    assert not any(f"'{name}{number}'" in stored for name in "src" for number in (1, 2, 3))


def test_pictures_and_cases_come_along(bank, trainer, at):
    case = {"key": "", "title": "Surel", "body": "<p>Isi surel</p>", "image": None}
    images = [contents.image("case"), contents.image("option:o1"), contents.image("stem")]
    questions = [
        contents.in_file(contents.single_choice() | {"case": case}, code=code, images=images) for code in ("A", "B")
    ]

    sent = take(send_xml(questions, bank=bank, by=trainer, at=at), trainer, at)

    image = get_image_model().objects.get()
    first, second = sent.questions.order_by("pk")
    assert first.case == second.case == Case.objects.get(title="Surel", image=image)
    assert (first.image, first.image_alt) == (image, 'Peta "Jawa" & <Bali>')
    assert first.options[0].value["image"] == image


def test_a_picture_without_words_is_named(bank, trainer, at):
    image = contents.image("stem")
    question = contents.in_file(
        contents.single_choice(), images=[type(image)("stem", "a.png", image.mime, "", image.data)]
    )

    sent = send_xml([question], bank=bank, by=trainer, at=at)

    assert {"code": "image_without_words", "params": {}} in sent.report["questions"][0]["remarks"]
    assert take(sent, trainer, at).questions.get().image_alt == "Soal 1: {uji}"


def test_a_picture_that_can_not_be_opened_is_left_out_and_named(bank, trainer, at):
    broken = replace(contents.image("stem"), data=contents.PNG[:40])
    question = contents.in_file(contents.single_choice(), images=[broken])

    sent = send_xml([question], bank=bank, by=trainer, at=at)

    assert "broken_picture" in [remark["code"] for remark in sent.report["questions"][0]["remarks"]]
    assert take(sent, trainer, at).questions.get().image is None


def test_a_taken_code_is_changed_and_named(bank, trainer, at):
    make_question(bank, code="SANDI-1")

    sent = send_gift(bank=bank, by=trainer, at=at)

    assert sent.report["questions"][0]["code"] == "SANDI-1-2"
    assert {"code": "code_changed", "params": {"code": "SANDI-1-2"}} in sent.report["questions"][0]["remarks"]


def test_questions_of_one_file_never_share_a_code(bank, trainer, at):
    sent = send("::Sama::Satu?{T}\n\n::Sama::Dua?{F}", bank=bank, by=trainer, at=at)

    assert [entry["code"] for entry in sent.report["questions"]] == ["Sama", "Sama-2"]


def test_a_question_that_reads_like_another_is_named_and_can_be_left_out(bank, trainer, at):
    make_question(bank, code="LAMA", stem="<p>Mana kata sandi yang <b>paling</b> kuat?</p>")
    sent = send_gift(bank=bank, by=trainer, at=at)

    take(sent, trainer, at, leaves_out_similar=True)

    assert sent.report["questions"][0]["similar"] == ["LAMA"]
    assert [question.code for question in sent.questions.all()] == ["Rumpang"]


def test_questions_of_foreign_banks_are_never_named(bank, trainer, at):
    make_question(make_bank(), code="ASING", stem="<p>Mana kata sandi yang paling kuat?</p>")

    sent = send_gift(bank=bank, by=trainer, at=at)

    assert sent.report["questions"][0]["similar"] == []


def test_what_must_be_mended_before_publishing_is_named(bank, trainer, at):
    sent = send("Sama saja? {=satu ~Satu}", bank=bank, by=trainer, at=at)

    assert sent.report["questions"][0]["problems"] == ["options_alike"]


def test_a_question_may_name_its_competency(bank, trainer, at):
    text = "// [tag:bimtek:competency=kominfo-4-pilar/AMAN.1]\nSatu?{T}\n\n// [tag:bimtek:competency=x/Y]\nDua?{F}"

    sent = take(send(text, bank=bank, by=trainer, at=at), trainer, at)

    assert [question.competency.code for question in sent.questions.order_by("pk")] == ["AMAN.1", "AMAN.3"]
    assert "competency_unknown" in [remark["code"] for remark in sent.report["questions"][1]["remarks"]]


def test_categories_of_the_file_stand_below_the_chosen_one(bank, trainer, at):
    top = BankCategory.objects.create(bank=bank, name="Impor")

    sent = take(send(GIFT, bank=bank, by=trainer, at=at, category=top), trainer, at)

    assert sent.questions.first().category.parent.parent == top


def test_taking_twice_takes_once(sent, trainer, at):
    take(sent, trainer, at)

    take(sent, trainer, at)

    assert sent.questions.count() == 2


def test_the_same_file_sent_again_is_the_one_that_waits(sent, bank, trainer, at):
    assert send_gift(bank=bank, by=trainer, at=at) == sent
    assert QuestionImport.objects.count() == 1


def test_a_file_that_is_refused_leaves_nothing(bank, trainer, at):
    with pytest.raises(FileRefused):
        send("<quiz><broken>", bank=bank, by=trainer, at=at)

    assert not QuestionImport.objects.exists()


def test_a_discarded_file_is_gone_and_takes_nothing(sent, trainer, at, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.discard_import(question_import=sent, by=trainer, at=at)

    assert not storages["private"].exists(sent.file.name)
    with pytest.raises(services.WrongState):
        take(sent, trainer, at)


def test_a_discarded_file_may_be_sent_again(sent, bank, trainer, at):
    services.discard_import(question_import=sent, by=trainer, at=at)

    assert send_gift(bank=bank, by=trainer, at=at) != sent


def test_taken_questions_are_found_by_search(sent, trainer, at):
    take(sent, trainer, at)

    found = get_search_backend().search("frasa sandi paling kuat", Question, operator="or")
    assert "SANDI-1" in [question.code for question in found]


def test_what_was_sent_to_another_bank_is_not_seen(sent):
    other = let_use(make_trainer(), make_bank())

    assert not QuestionImport.objects.visible_to(other).exists()
    assert QuestionImport.objects.visible_to(sent.uploaded_by).get() == sent
