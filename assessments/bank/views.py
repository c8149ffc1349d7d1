"""The card of a question, its history, and taking it out of use, for whoever uses its bank."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments import services
from assessments.bank.cards import Card, History
from assessments.models import Question


@login_required
@require_safe
def card(request, public_id):
    context = {"card": Card(_own_question(request, public_id), request.user)}
    return render(request, "assessments/bank/card.html", context)


@login_required
@require_safe
def history(request, public_id):
    question = _own_question(request, public_id)
    history = History(question, before=request.GET.get("dari", ""), after=request.GET.get("ke", ""))
    return render(request, "assessments/bank/history.html", {"question": question, "history": history})


@login_required
@require_POST
def retire(request, public_id):
    question = _own_question(request, public_id)
    services.retire_questions(questions=[question], by=request.user, at=timezone.now())
    messages.success(request, _("The question is retired. No quiz can take it any more."))
    return redirect("bank:card", public_id)


@login_required
@require_POST
def bring_back(request, public_id):
    services.bring_back_questions(questions=[_own_question(request, public_id)])
    messages.success(request, _("The question is a draft again. Look at it and publish it."))
    return redirect("bank:card", public_id)


def _own_question(request, public_id):
    questions = Question.objects.visible_to(request.user).with_state()
    return get_object_or_404(questions.select_related("bank", "competency__framework"), public_id=public_id)
