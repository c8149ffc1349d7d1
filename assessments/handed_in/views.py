from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.powers import Power
from assessments import services
from assessments.handed_in.contents import FileRefused, extension_of
from assessments.handed_in.forms import FileForm
from assessments.handed_in.services import hand_in
from assessments.models import AnswerFile, Attempt, AttemptItem


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def upload(request, item):
    """A page of its own, because a form with a file travels differently from the answers."""
    items = AttemptItem.objects.select_related("attempt", "question_version")
    own = items.filter(attempt__in=Attempt.objects.visible_to(request.user), question_version__content__kind="file")
    item = get_object_or_404(own, public_id=item)
    if item.attempt.is_submitted:
        return redirect("assessments:result", item.attempt.public_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*sent, content=item.question_version.content)
    if form.is_valid():
        try:
            saved = hand_in(item=item, upload=form.cleaned_data["file"], at=timezone.now())
        except FileRefused as error:
            form.refuse(error)
        except services.AnswerRejected:
            form.add_error("file", _("The answer to this question can no longer be changed."))
        except services.AttemptClosed:
            return redirect("assessments:result", item.attempt.public_id)
        else:
            return _back_to_question(request, item, saved)
    return render(request, "assessments/handed_in/upload.html", {"item": item, "form": form, "back": _address(item)})


def _back_to_question(request, item, saved):
    if saved.has_ended:
        text = _("Your file came after the end. It does not count, but is kept for your trainer to decide.")
        messages.info(request, text)
        return redirect("assessments:result", item.attempt.public_id)
    messages.success(request, _("Your file is handed in."))
    return redirect(_address(item))


def _address(item):
    return f"{reverse('assessments:attempt', args=[item.attempt.public_id])}?soal={item.position}#q{item.position}"


@never_cache
@login_required
@require_GET
def download(request, public_id):
    """For its learner and for those who mark in the course; it never opens in the browser."""
    attempts = Attempt.objects
    readers = Q(item__attempt__in=attempts.visible_to(request.user))
    for power in (Power.MARK, Power.TEACH):
        readers |= Q(item__attempt__in=attempts.within_power(request.user, power))
    file = get_object_or_404(AnswerFile.objects.filter(readers).select_related("item__attempt"), public_id=public_id)
    is_own = file.item.attempt.learner_id == request.user.pk
    response = FileResponse(
        file.file.open("rb"),
        as_attachment=True,
        filename=file.name if is_own else _name_without_person(file),
        content_type=file.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _name_without_person(file):
    """Who marks must not learn from the name of a file whose it is."""
    return f"jawaban-{str(file.public_id)[:8]}.{extension_of(file.name)}"
