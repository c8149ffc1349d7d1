from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from assessments import payloads, services
from assessments.models import Attempt

DOES_NOT_FIT = gettext_lazy("The answer does not belong to this quiz. Reload the page and choose again.")
REFUSALS = {
    payloads.TooMuchAtOnce: (413, gettext_lazy("Too much was sent at once.")),
    payloads.MalformedAnswers: (400, gettext_lazy("The answer could not be read. Reload the page and try again.")),
    services.UnknownItem: (400, DOES_NOT_FIT),
    services.UnfitAnswer: (400, DOES_NOT_FIT),
    services.AlreadyChecked: (400, gettext_lazy("You have seen the answer to this question, so it cannot be changed.")),
    Attempt.DoesNotExist: (404, gettext_lazy("This attempt was not found.")),
    services.AttemptClosed: (
        409,
        gettext_lazy("This quiz was already submitted, so answers can no longer be changed."),
    ),
}


@require_POST
def save(request, public_id):
    """Answers that the quiz page sends by itself. Every reply is JSON with words that the page can show."""
    if not request.user.is_authenticated:
        return _refuse(401, _("You have been signed out. Sign in again, then send your answers."))
    attempts = Attempt.objects.visible_to(request.user).filter(public_id=public_id)
    try:
        answers = _answers_in(request)
        saved = services.take_answers(attempts=attempts, answers=answers, at=timezone.now())
    except tuple(REFUSALS) as error:
        return _refuse(*REFUSALS[_what_may_be_told(error, attempts)])
    return JsonResponse(
        {
            "saved": [str(answer.key) for answer in answers],
            "answered": saved.answered,
            "total": saved.total,
            "sequence": saved.sequence,
            "conflicts": [_told(conflict) for conflict in saved.conflicts],
            "elsewhere": saved.is_elsewhere,
            "late": saved.is_late,
        }
    )


def _what_may_be_told(error, attempts):
    """Whether a body can be read is looked at first, because it costs nothing; others still learn nothing by it."""
    is_about_body = isinstance(error, payloads.MalformedAnswers | payloads.TooMuchAtOnce)
    return Attempt.DoesNotExist if is_about_body and not attempts.exists() else type(error)


def _told(conflict):
    return {
        "item": str(conflict.item),
        "given": conflict.given,
        "sequence": conflict.sequence,
        "words": conflict.words,
    }


def _answers_in(request):
    if int(request.META.get("CONTENT_LENGTH") or 0) > payloads.MOST_BYTES:
        raise payloads.TooMuchAtOnce
    return payloads.answers_from_json(request.body)


def _refuse(status, message):
    return JsonResponse({"error": str(message)}, status=status)
