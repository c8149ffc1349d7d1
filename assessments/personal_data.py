"""What this room holds about a person, what an erasure leaves of it, and what is cleared away after a time."""

from functools import partial
from html import unescape

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from accounts.privacy.registry import (
    ErasureLine,
    Table,
    register_eraser,
    register_exporter,
    register_retention_target,
)
from assessments.item_types import item_type
from assessments.models import AnswerFile, Mark, QuestionVersion, Response
from assessments.overrides.terms import keys_of_attempts_showing

COVERED = ["assessments.Attempt", "assessments.BankTrainer", "assessments.QuestionBank"]
STAYS = _("Proof of the result of an examination; it stays without a name")


def register():
    register_exporter("assessments", _("Quizzes"), tables, covers=COVERED)
    register_eraser("assessments", preview=preview, erase=erase)
    register_retention_target(
        "superseded_answers",
        _("Answers that were replaced by later ones"),
        action="delete",
        find=superseded_before,
        apply=lambda rows, at: rows.delete(),
    )


def tables(user):
    return [
        _attempts(user),
        _answers(user),
        Table(
            code="answer_files",
            label=_("Files handed in"),
            queryset=AnswerFile.objects.filter(item__attempt__learner=user).order_by("uploaded_at"),
            columns={
                "public_id": _("id"),
                "item__attempt__public_id": _("attempt"),
                "item__attempt__version__title": _("quiz"),
                "name": _("name on the learner's device"),
                "size": _("bytes"),
                "uploaded_at": _("uploaded at"),
            },
            for_programs=frozenset({"public_id", "item__attempt__public_id"}),
        ),
        Table(
            code="question_banks",
            label=_("Question banks"),
            queryset=user.bank_memberships.order_by("bank__name"),
            columns={"bank__name": _("question bank"), "since": _("since")},
        ),
    ]


def _attempts(user):
    return Table(
        code="attempts",
        label=_("Attempts at quizzes"),
        queryset=user.attempts.all(),
        columns={
            "public_id": _("id"),
            "enrolment__version__title": _("course"),
            "version__title": _("quiz"),
            "number": _("attempt number"),
            "started_at": _("started at"),
            "submitted_at": _("submitted at"),
            "score": _("score out of 100"),
            "is_passed": _("passed"),
        },
        add=partial(_hide_results, user),
        for_programs=frozenset({"public_id"}),
    )


def _hide_results(user, rows):
    """A score waits in the copy as long as on the page of results."""
    # A copy is made by a task or a request, neither of which tells the exporters its time.
    shown = keys_of_attempts_showing("score", user.attempts.all(), timezone.now())
    for row in rows:
        if row["public_id"] not in shown:
            row["score"] = row["is_passed"] = None


def _answers(user):
    return Table(
        code="answers",
        label=_("Answers"),
        queryset=Response.objects.filter(attempt__learner=user).order_by(
            "attempt__started_at", "attempt", "item__position", "sequence", "pk"
        ),
        columns={
            "attempt__public_id": _("attempt"),
            "attempt__version__title": _("quiz"),
            "attempt__number": _("attempt number"),
            "item__question_version__public_id": _("question version"),
            "item__position": _("place in the order"),
            "given": _("what was given"),
            "received_at": _("received at"),
            "standing": _("standing"),
        },
        added={"question": _("question"), "answer": _("answer")},
        add=_tell,
        for_programs=frozenset({"attempt__public_id", "item__question_version__public_id", "given"}),
    )


def _tell(answers):
    """Put what was asked and what was chosen in words."""
    asked = {row["item__question_version__public_id"] for row in answers}
    contents = dict(QuestionVersion.objects.filter(public_id__in=asked).values_list("public_id", "content"))
    for row in answers:
        content = contents[row["item__question_version__public_id"]]
        row["question"] = unescape(strip_tags(content["stem"]))
        row["answer"] = item_type(content["kind"]).in_words(content, row["given"])


def preview(person):
    answers = Response.objects.filter(attempt__learner=person).count()
    return [
        ErasureLine(label=_("Attempts at quizzes"), count=person.attempts.count(), reason=STAYS),
        ErasureLine(label=_("Answers"), count=answers, reason=STAYS),
        ErasureLine(
            label=_("Files handed in"),
            count=AnswerFile.objects.filter(item__attempt__learner=person).count(),
            reason=STAYS,
        ),
        ErasureLine(label=_("Question banks"), count=person.bank_memberships.count()),
    ]


def erase(person, at):
    person.bank_memberships.all().delete()


def superseded_before(before):
    """Answers of attempts handed in before the moment that no mark rests on; of what waits for marks, none."""
    marked = Mark.objects.filter(response=OuterRef("pk"))
    return Response.objects.filter(~Exists(marked), attempt__submitted_at__lt=before, attempt__score__isnull=False)
