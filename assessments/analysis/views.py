from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.powers import Power
from assessments.analysis import services, tables
from assessments.analysis.gain_page import GainPage
from assessments.analysis.pages import ItemPage, WholeTest, item_labels
from assessments.models import AnalysisRun, Question, QuizVersion

AT_ONCE = 50


@login_required
@require_safe
def quizzes(request):
    """The quizzes of the courses that this person teaches."""
    newer = QuizVersion.objects.filter(quiz_key=OuterRef("quiz_key"), number__gt=OuterRef("number"))
    taught = QuizVersion.objects.within_power(request.user, Power.TEACH).filter(~Exists(newer))
    if not (taught.exists() or request.user.has_power(Power.TEACH)):
        raise Http404
    page = Paginator(taught.order_by("title", "pk"), AT_ONCE).get_page(request.GET.get("page"))
    keys = [version.quiz_key for version in page]
    done = AnalysisRun.objects.filter(quiz_key__in=keys, version=None, state=AnalysisRun.State.DONE)
    runs = {run.quiz_key: run for run in done.defer("result").order_by("asked_at")}
    rows = [(version, runs.get(version.quiz_key)) for version in page]
    return render(request, "assessments/analysis/quizzes.html", {"rows": rows, "page_obj": page})


@login_required
@require_safe
@never_cache
def quiz(request, quiz_key):
    asked = Asked(request, quiz_key)
    context = {"asked": asked, "newest": asked.newest, "current": asked.current_run(), "run": asked.done_run()}
    run = context["run"]
    if run is not None:
        context["page"], context["labels"] = WholeTest(run, has_pass_mark=asked.has_pass_mark), item_labels()
        context["gain"] = run.result["gain"] and GainPage(run.result["gain"])
    return render(request, "assessments/analysis/quiz.html", context)


@login_required
@require_safe
@never_cache
def progress(request, quiz_key):
    """The part of the page that changes while a worker is at it."""
    asked = Asked(request, quiz_key)
    return render(request, "assessments/analysis/_progress.html", {"asked": asked, "current": asked.current_run()})


@login_required
@require_POST
def ask(request, quiz_key):
    asked = Asked(request, quiz_key)
    services.ask_for_analysis(quiz_key=quiz_key, version=asked.version, by=request.user, at=timezone.now())
    return redirect(asked.url)


@login_required
@require_safe
@never_cache
def item(request, quiz_key, public_id):
    asked = Asked(request, quiz_key)
    run = asked.done_run()
    found = run and next((each for each in run.result["items"] if each["id"] == str(public_id)), None)
    if not found:
        raise Http404
    return render(
        request,
        "assessments/analysis/item.html",
        {
            "asked": asked,
            "newest": asked.newest,
            "run": run,
            "item": found,
            "page": ItemPage(found, run.result),
            "question": Question.objects.visible_to(request.user).filter(public_id=public_id).first(),
        },
    )


@login_required
@require_safe
@never_cache
def table(request, quiz_key, name):
    asked = Asked(request, quiz_key)
    run = asked.done_run()
    if run is None or name not in tables.TABLES:
        raise Http404
    version = f"-v{asked.version.number}" if asked.version else ""
    day = timezone.localdate(run.finished_at)
    filename = f"analisis-{name}-{slugify(asked.newest.title) or 'kuis'}{version}-{day:%Y-%m-%d}.csv"
    return tables.file(tables.TABLES[name](run), filename)


class Asked:
    """The quiz of the address and the version of the query, for somebody who teaches its course; otherwise a 404."""

    def __init__(self, request, quiz_key):
        taught = QuizVersion.objects.of_quiz(quiz_key).within_power(request.user, Power.TEACH)
        self.quiz_key = quiz_key
        self.versions = list(taught.defer("stored_rules").order_by("-number"))
        if not self.versions:
            raise Http404
        self.newest = self.versions[0]
        number = request.GET.get("versi") or request.POST.get("versi") or ""
        self.version = self._numbered(number) if number else None

    def _numbered(self, number):
        found = [version for version in self.versions if str(version.number) == number]
        if not found:
            raise Http404
        return found[0]

    @property
    def query(self):
        return f"?versi={self.version.number}" if self.version else ""

    @property
    def url(self):
        return reverse("analysis:quiz", args=[self.quiz_key]) + self.query

    @property
    def csv(self):
        """{table: address}"""
        return {name: reverse("analysis:table", args=[self.quiz_key, name]) + self.query for name in tables.TABLES}

    @property
    def has_pass_mark(self):
        return not (self.version or self.newest).is_done_when_submitted

    def _runs(self):
        return AnalysisRun.objects.filter(quiz_key=self.quiz_key, version=self.version).order_by("-asked_at")

    def current_run(self):
        """The newest, with its state only."""
        return self._runs().defer("result").first()

    def done_run(self):
        return self._runs().filter(state=AnalysisRun.State.DONE).first()
