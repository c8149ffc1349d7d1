"""Every kind of page about quizzes and their questions: {name: (account, address)}, of learners and of who teaches."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from accounts.powers import Power
from assessments import services
from assessments.marking.judging import current_answer
from assessments.models import (
    Appeal,
    Attempt,
    AttemptItem,
    Question,
    QuestionBank,
    QuestionImport,
    QuizOverride,
    QuizPage,
    Regrade,
    Response,
)
from assessments.overrides.services import set_override
from assessments.question_files.services import apply_import
from assessments.regrading.preview import preview
from assessments.regrading.services import apply_regrade
from courses.models import Cohort
from courses.services import enrol
from home.demo import accounts as demo
from home.demo.assessment_samples import APPEAL, COURSE_CODE
from tests.assessments.question_files.sending import send_gift
from tests.browser.demo.pages import person

WRITER, WAITING, MARKED = demo.HALFWAY, demo.AUDITOR, demo.CERTIFIED
TRAINER, MARKER = demo.TRAINER, demo.MARKER
CODE = "SUKAMAJU"


@dataclass
class AssessmentFacts:
    """The rows that addresses are made of; what the demo lacks is added to it."""

    quiz: QuizPage
    practice: QuizPage
    analysed: QuizPage
    practising: Attempt
    writing: Attempt
    waiting: Attempt
    marked: Attempt
    late: Attempt
    override: QuizOverride
    essay: AttemptItem
    file: AttemptItem
    appeal: Appeal
    choice: Question
    written: Question
    corrected: Question
    regrade: Regrade
    sent: QuestionImport
    taken: QuestionImport

    @classmethod
    def collect(cls):
        now, trainer = timezone.now(), person(TRAINER)
        quiz, practice, analysed = (
            QuizPage.objects.get(slug=slug) for slug in ("kuis-asesmen", "latihan-jenis-soal", "tes-akhir")
        )
        marked = Attempt.objects.get(learner=person(MARKED), quiz_key=quiz.translation_key)
        _ask_for_a_code(quiz, person(MARKED), trainer, now)
        essay, file = _waiting_answers(quiz)
        corrected, applied = _with_another_key("LDA101-ETIKA1-21"), _with_another_key("LDA101-ETIKA1-22")
        sent, taken = _files(trainer, now)
        return cls(
            quiz=quiz,
            practice=practice,
            analysed=analysed,
            practising=_practise(practice, now),
            writing=_begin(WRITER, quiz, now),
            waiting=_hand_in(_begin(WAITING, quiz, now), now),
            marked=marked,
            late=Attempt.objects.filter(responses__standing=Response.Standing.LATE).first(),
            override=QuizOverride.objects.exclude(learner=person(MARKED)).get(),
            essay=essay,
            file=file,
            appeal=Appeal.objects.get(),
            choice=Question.objects.get(code="ASD101-PILIHAN-01"),
            written=Question.objects.get(code="ASD101-ESAI-01"),
            corrected=corrected,
            regrade=_regrade(applied, trainer, now),
            sent=sent,
            taken=taken,
        )


def _begin(account, quiz, now):
    cohort = Cohort.objects.get(course_key=quiz.get_parent().get_parent().specific.translation_key)
    enrolment = enrol(learner=person(account), cohort=cohort, at=now)
    return services.start_attempt(enrolment=enrolment, quiz_key=quiz.translation_key, at=now)


def _practise(practice, now):
    """The first question is answered and checked."""
    attempt = _begin(WRITER, practice, now)
    first = attempt.items.order_by("position").first()
    attempts = Attempt.objects.filter(pk=attempt.pk)
    answer = services.Answer(item=first.public_id, given=first.option_order[:1], key=uuid4(), sequence=1)
    services.take_answers(attempts=attempts, answers=[answer], at=now)
    services.check_item(attempts=attempts, item=first.public_id, at=now)
    return attempt


def _hand_in(attempt, now):
    essay = next(item for item in attempt.items.all() if item.question_version.content["kind"] == "essay")
    answer = services.Answer(item=essay.public_id, given=[APPEAL], key=uuid4(), sequence=1)
    return services.submit_attempt(attempt=attempt, answers=[answer], at=now)


def _ask_for_a_code(quiz, learner, trainer, now):
    facts = {"quiz_key": quiz.translation_key, "quiz_title": quiz.title, "learner": learner}
    set_override(**facts, terms={"access_code": CODE}, reason="Kuis di ruang ujian.", by=trainer, at=now)


def _waiting_answers(quiz):
    items = AttemptItem.objects.filter(attempt__quiz_key=quiz.translation_key, attempt__score=None, mark=None)
    items = items.filter(attempt__submitted_at__isnull=False).select_related("question_version")
    by_kind = {item.question_version.content["kind"]: item for item in items if current_answer(item)}
    return by_kind["essay"], by_kind["file"]


def _with_another_key(code):
    """The question as it is after its trainer has found another answer to be the right one."""
    question = Question.objects.get(code=code)
    data = question.options.get_prep_value()
    right = next(place for place, option in enumerate(data) if option["value"]["is_correct"])
    for place, option in enumerate(data):
        option["value"]["is_correct"] = place == (right + 1) % len(data)
    question.options = data
    question.save_revision().publish()
    return question


def _regrade(question, trainer, now):
    version, attempts = question.versions.latest("number"), Attempt.objects.within_power(trainer, Power.TEACH)
    digest = preview(version, attempts).digest
    facts = {"reason": "Kunci semula keliru.", "by": trainer, "at": now}
    return apply_regrade(version=version, attempts=attempts, digest=digest, **facts)


def _files(trainer, now):
    bank = QuestionBank.objects.get(name=COURSE_CODE)
    taken = apply_import(question_import=send_gift(bank=bank, by=trainer, at=now), by=trainer, at=now)
    return send_gift(bank=bank, by=trainer, at=now), taken


def to(name, *things):
    """The page of that name about these facts; a quiz is found by its key, everything else by its public id."""
    return lambda facts: reverse(name, args=[_id(getattr(facts, thing)) for thing in things])


def _id(thing) -> UUID:
    return thing.translation_key if isinstance(thing, QuizPage) else thing.public_id


def item_of_analysis(facts):
    question = Question.objects.get(code="LDA101-AMAN3-11")
    return reverse("analysis:item", args=[facts.analysed.translation_key, question.public_id])


LEARNER_PAGES = {
    "quiz start with limits and a code": (MARKED, lambda facts: facts.quiz.url),
    "quiz start, waiting for marks": (WAITING, lambda facts: facts.quiz.url),
    "practice start": (WRITER, lambda facts: facts.practice.url),
    "practice with every kind": (WRITER, to("assessments:attempt", "practising")),
    "attempt with an essay and a file": (WRITER, to("assessments:attempt", "writing")),
    "review of every kind": (WRITER, to("assessments:review", "practising")),
    "result that waits for marks": (WAITING, to("assessments:result", "waiting")),
    "result with marks of people": (MARKED, to("assessments:result", "marked")),
    "log of an attempt": (MARKED, to("assessments:log", "marked")),
    "appeal to make": (MARKED, to("appeals:make", "marked")),
    "appeals of one's own": (MARKED, to("appeals:own")),
}
TEACHING_PAGES = {
    "quiz desk": (TRAINER, to("assessments:quiz_desk", "quiz")),
    "quiz desk of a marker": (MARKER, to("assessments:quiz_desk", "quiz")),
    "blueprint with a draw": (TRAINER, to("blueprint:quiz", "quiz")),
    "blueprint of a long test": (TRAINER, to("blueprint:quiz", "analysed")),
    "exceptions": (TRAINER, to("overrides:list", "quiz")),
    "exceptions, none": (TRAINER, to("overrides:list", "analysed")),
    "exception added": (TRAINER, to("overrides:add", "quiz")),
    "exception ended": (TRAINER, to("overrides:end", "override")),
    "attempts": (TRAINER, to("attempts:list", "quiz")),
    "attempts, many": (TRAINER, to("attempts:list", "analysed")),
    "attempt of a learner": (TRAINER, to("attempts:detail", "marked")),
    "attempt with a late answer": (TRAINER, to("attempts:detail", "late")),
    "marking queue": (MARKER, to("marking:queue")),
    "marking queue of a trainer": (TRAINER, to("marking:queue")),
    "essay to mark": (MARKER, to("marking:answer", "essay")),
    "file to mark": (MARKER, to("marking:answer", "file")),
    "marks to release": (MARKER, to("marking:release", "quiz")),
    "appeals": (TRAINER, to("appeals:queue")),
    "appeal to answer": (TRAINER, to("appeals:answer", "appeal")),
    "regrades": (TRAINER, to("regrading:list")),
    "regrade, preview": (TRAINER, to("regrading:question", "corrected")),
    "regrade, outcomes": (TRAINER, to("regrading:outcomes", "regrade")),
    "analyses": (TRAINER, to("analysis:list")),
    "analysis": (TRAINER, to("analysis:quiz", "analysed")),
    "analysis, not made": (TRAINER, to("analysis:quiz", "quiz")),
    "analysis of a question": (TRAINER, item_of_analysis),
    "question files": (TRAINER, to("question_files:list")),
    "question file to send": (TRAINER, to("question_files:upload")),
    "question file, read": (TRAINER, to("question_files:import", "sent")),
    "question file, taken": (TRAINER, to("question_files:import", "taken")),
    "question file, exported": (TRAINER, to("question_files:export")),
    "card of a question": (TRAINER, to("bank:card", "choice")),
    "card of an essay": (TRAINER, to("bank:card", "written")),
    "history of a question": (TRAINER, to("bank:history", "corrected")),
}
ASSESSMENT_PAGES = LEARNER_PAGES | TEACHING_PAGES
