from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.privacy.registry import Table, register_exporter, register_retention_target
from assessments.models import QuestionImport
from assessments.question_files import forgetting
from assessments.question_files.reading import MAX_SIZE
from theme import uploads


def join():
    audit.register(
        {
            "questions.imported": _("%(actor)s took questions from the file %(target)s"),
            "questions.import_undone": _("%(actor)s removed the questions that came from the file %(target)s"),
            "questions.exported": _("%(actor)s exported questions with their keys: %(target)s"),
        }
    )
    audit.register_words(names={"questions": _("Questions")})
    register_exporter("question_files", _("Question files"), _tables, covers=["assessments.QuestionImport"])
    register_retention_target(
        "question_files",
        _("Files of questions that were sent"),
        action="delete",
        find=forgetting.untouched_since,
        apply=forgetting.forget,
    )
    uploads.allow("/kuis/berkas-soal/kirim/", max_size=MAX_SIZE, may_send=_may_write_questions)


def _tables(user):
    return [
        Table(
            code="question_files",
            label=_("Files of questions that were sent"),
            queryset=QuestionImport.objects.filter(uploaded_by=user).order_by("uploaded_at"),
            columns={"name": _("file"), "bank__name": _("question bank"), "uploaded_at": _("sent at")},
        )
    ]


def _may_write_questions(request):
    return request.user.is_authenticated and request.user.has_perm("assessments.add_question")
