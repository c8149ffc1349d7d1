"""Pages for those who mark: what waits, one answer after the other, and the release."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.powers import Power
from assessments.course_quizzes import quiz_or_404
from assessments.marking import judging, releasing, tasks, waiting
from assessments.marking.forms import JudgementForm, QueueFilter, filters_of
from assessments.marking.pages import Desk, address, lists_of, query_of, stem_of, who
from assessments.models import AttemptItem
from theme.receivers import nudge

PER_PAGE = 50
CANNOT = {
    judging.NotWaiting: gettext_lazy("The marks of this answer are released, or the learner is answering again."),
    judging.AnswerChanged: gettext_lazy("The answer is another one since you opened the page. Read it again."),
    judging.JudgedByOthers: gettext_lazy("Somebody else has finished this answer. Yours was not kept."),
    judging.NotMarkedThrough: gettext_lazy("Choose a level for each criterion, or save a draft."),
    judging.PointsOutOfRange: gettext_lazy("These points are not possible for this question."),
    judging.NothingToReconcile: gettext_lazy("There is nothing to decide about this answer any more."),
    judging.NotForOneOfTwo: gettext_lazy("Another marker, or the trainer of the course, has to decide here."),
    judging.ReasonMissing: gettext_lazy("Say how you came to decide so."),
}
NOT_READY = {
    (waiting.NEW, waiting.DRAFT): gettext_lazy("answers not marked yet: %(number)s"),
    (waiting.SECOND, waiting.OTHER): gettext_lazy("answers that wait for a second marker: %(number)s"),
    (waiting.RECONCILE,): gettext_lazy("answers on which two markers do not agree: %(number)s"),
}


class Queue:
    """What waits for this person, as the query string narrows it down."""

    def __init__(self, request):
        self.user = request.user
        self.filters = filters_of(request.GET)

    @cached_property
    def all(self):
        return waiting.waiting_items(self.user)

    @cached_property
    def narrowed(self):
        return waiting.with_state(self.filters.applied(self.all), self.user)

    @cached_property
    def items(self):
        found = self.filters.in_state(self.narrowed)
        related = ("attempt__version", "attempt__learner", "question_version")
        return waiting.in_order(found.select_related(*related))

    @property
    def query(self):
        return query_of(self.filters)


@never_cache
@login_required
@require_safe
def queue(request):
    if not any(request.user.has_power(power) for power in waiting.POWERS):
        raise Http404
    found = Queue(request)
    counts = waiting.counts_by_state(found.narrowed)
    form = QueueFilter(request.GET, lists=lists_of(found.all, found.filters.quiz), counts=counts)
    pages = Paginator(found.items, PER_PAGE)
    pages.count = sum(counts[state] for state in found.filters.states)  # which asking again would cost as much
    page = pages.get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "rows": [_row(item, found.query) for item in page.object_list],
        "counts": counts,
        "total": sum(counts.values()),
        "quiz_key": found.filters.quiz,
        "is_narrowed": bool(found.query),
        "sees_appeals": request.user.has_power(Power.TEACH),
    }
    return render(request, "assessments/marking/queue.html", context)


def _row(item, query):
    return {
        "item": item,
        "url": address(item, query),
        "who": who(item),
        "stem": stem_of(item.question_version.content),
        "state": waiting.STATES[item.state],
    }


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def answer(request, item):
    """Mark one answer: as a draft, or for good and on to the next."""
    desk = _desk(request, item)
    if not _is_waiting(desk):
        messages.info(request, CANNOT[judging.NotWaiting])
        return redirect("marking:queue")
    is_draft = request.POST.get("action") == "draft"
    if request.method == "GET":
        _note_view(request, desk)
        return _show(request, desk, _form(desk))
    form = _form(desk, request.POST, is_draft=is_draft)
    if form.is_valid():
        try:
            judging.judge(
                item=desk.item,
                marker=request.user,
                words=form.words,
                answer_key=form.cleaned_data["answer"],
                is_draft=is_draft,
                at=timezone.now(),
            )
        except judging.CannotJudge as error:
            form.add_error(None, CANNOT[type(error)])
        else:
            return _onward(request, desk.item, is_draft=is_draft)
    return _show(request, _desk(request, item), form)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reconcile(request, item):
    """Decide between two markers."""
    desk = _desk(request, item)
    if request.method == "GET" or not _is_waiting(desk):
        return redirect("marking:answer", desk.item.public_id)
    form = _form(desk, request.POST, needs_reason=True)
    if form.is_valid():
        try:
            judging.reconcile(
                item=desk.item,
                by=request.user,
                may_teach=desk.may_teach,
                words=form.words,
                answer_key=form.cleaned_data["answer"],
                at=timezone.now(),
            )
        except judging.CannotJudge as error:
            form.add_error(None, CANNOT[type(error)])
        else:
            return _onward(request, desk.item, is_draft=False)
    return _show(request, _desk(request, item), form)


def _desk(request, item):
    items = AttemptItem.objects.filter(attempt__in=waiting.attempts_to_mark(request.user))
    items = items.filter(question_version__content__kind__in=["essay", "file"], attempt__submitted_at__isnull=False)
    related = ("attempt__version", "attempt__learner", "question_version", "mark")
    return Desk(get_object_or_404(items.select_related(*related), public_id=item), request.user)


def _is_waiting(desk):
    return not desk.item.attempt.is_marked and not hasattr(desk.item, "mark") and desk.answer is not None


def _form(desk, data=None, *, is_draft=False, needs_reason=False):
    initial = {"answer": desk.answer.key}
    if desk.own and not desk.may_reconcile:
        initial |= JudgementForm.initial_of(desk.own)
    needs_reason = needs_reason or desk.may_reconcile
    return JudgementForm(
        data, initial=initial, rubric=desk.rubric, worth=desk.item.points, is_draft=is_draft, needs_reason=needs_reason
    )


def _note_view(request, desk):
    if desk.learner:
        audit.record_view(request, action="answer.viewed", subject=desk.learner, target=desk.version.title)


def _onward(request, item, *, is_draft):
    found = Queue(request)
    if is_draft:
        messages.success(request, _("Your draft is saved. Nobody else sees it."))
        return redirect(address(item, found.query))
    messages.success(request, _("Your mark is kept. The learner sees it once the marks are released."))
    following = waiting.after(found.items, waiting.place_of(item)) or found.items.exclude(pk=item.pk).first()
    if following is None:
        return redirect(f"{reverse('marking:queue')}?{found.query}")
    return redirect(address(following, found.query))


def _show(request, desk, form):
    found = Queue(request)
    place = waiting.place_of(desk.item)
    neighbours = {"previous": waiting.before(found.items, place), "next": waiting.after(found.items, place)}
    context = {
        "desk": desk,
        "form": form,
        "query": found.query,
        "back": f"{reverse('marking:queue')}?{found.query}",
        **{name: item and address(item, found.query) for name, item in neighbours.items()},
    }
    return render(request, "assessments/marking/answer.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def release(request, quiz_key):
    """What can be released, and the release itself."""
    quiz = quiz_or_404(request.user, quiz_key, *waiting.POWERS)
    if request.method == "POST":
        done = releasing.release(by=request.user, quiz_key=quiz_key, at=timezone.now(), most=releasing.AT_ONCE)
        left = releasing.ready_attempts(request.user, quiz_key).count() if done == releasing.AT_ONCE else 0
        if left:
            nudge(tasks.release_marks, quiz_key=str(quiz_key), by_id=request.user.pk)
        messages.success(request, _released(done, left))
        return redirect("marking:release", quiz_key)
    preview = releasing.preview(request.user, quiz_key)
    context = {"quiz": quiz, "preview": preview, "reasons": _reasons(preview.waiting)}
    return render(request, "assessments/marking/release.html", context)


def _reasons(counts):
    """Why attempts are not ready, in words."""
    numbers = [(text, sum(counts[state] for state in states)) for states, text in NOT_READY.items()]
    return [text % {"number": number} for text, number in numbers if number]


def _released(done, left):
    if not done:
        return _("There was nothing left to release.")
    text = ngettext(
        "The marks of %(number)s attempt are released.", "The marks of %(number)s attempts are released.", done
    ) % {"number": done}
    if left:
        text += " " + _("%(left)s more follow within minutes.") % {"left": left}
    return text
