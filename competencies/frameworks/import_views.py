"""From a file to a framework or to lines of the crosswalk: first what it would change, then the deed."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.powers import Power
from competencies.frameworks import services
from competencies.frameworks.exchange import table_files
from competencies.frameworks.exchange.judging import Judgement, agencies_of, judge_crosswalk, judge_framework
from competencies.frameworks.exchange.sealed import NotWhatWasChecked, seal, unseal
from competencies.frameworks.forms import UploadForm
from competencies.frameworks.pages import outcome_in_words
from competencies.models import Framework


@dataclass(frozen=True)
class Checked:
    """A judged file with what is needed to carry it out."""

    content: bytes
    judgement: Judgement
    agency: str = ""


@login_required
@require_http_methods(["GET", "POST"])
def import_framework(request):
    return _import(request, FrameworkImport(request))


@login_required
@require_http_methods(["GET", "POST"])
def import_crosswalk(request):
    return _import(request, CrosswalkImport(request))


class FrameworkImport:
    template = "competencies/frameworks/import.html"
    columns = table_files.FRAMEWORK_COLUMNS

    def __init__(self, request):
        self.user = request.user

    def form(self, *data):
        return UploadForm(*data, agencies=agencies_of(self.user), may_be_national=self.user.is_superuser)

    def judge(self, content):
        return judge_framework(content, user=self.user)

    def apply(self, judgement, agency, *, at):
        agency = agencies_of(self.user).filter(public_id=agency).first() if agency else None
        if agency is None and not self.user.is_superuser:
            raise NotWhatWasChecked
        services.import_framework(
            draft=judgement.draft, digest=judgement.outcome.digest, agency=agency, by=self.user, at=at
        )

    def done(self, judgement):
        return redirect("competencies:framework", judgement.code)


class CrosswalkImport:
    template = "competencies/frameworks/import_crosswalk.html"
    columns = table_files.CROSSWALK_COLUMNS

    def __init__(self, request):
        self.user = request.user

    def form(self, *data):
        return UploadForm(*data)

    def judge(self, content):
        return judge_crosswalk(content, user=self.user)

    def apply(self, judgement, agency, *, at):
        services.import_crosswalk(
            draft=judgement.draft,
            digest=judgement.outcome.digest,
            frameworks=Framework.objects.readable_by(self.user),
            by=self.user,
            at=at,
        )

    def done(self, judgement):
        return redirect("competencies:crosswalk")


def _import(request, kind):
    """The empty form; a file and what it would do; or, confirmed, the deed."""
    if not request.user.has_power(Power.MANAGE_FRAMEWORKS):
        raise Http404
    if request.method == "POST" and "checked" in request.POST:
        return _confirmed(request, kind)
    form = kind.form(request.POST or None, request.FILES or None) if request.method == "POST" else kind.form()
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        agency = form.cleaned_data.get("agency")
        checked = Checked(content, kind.judge(content), str(agency.public_id) if agency else "")
        return _show(request, kind, form, checked)
    return _page(request, kind, form)


def _confirmed(request, kind):
    try:
        content, digest, agency = unseal(request.POST["checked"], user=request.user)
        judgement = kind.judge(content)
        if judgement.is_sound and judgement.outcome.digest == digest:
            kind.apply(judgement, agency, at=timezone.now())
            messages.success(request, _("The file has been taken over."))
            return kind.done(judgement)
    except NotWhatWasChecked:
        messages.error(request, _("The check is too old or was changed on the way. Send the file again."))
        return _page(request, kind, kind.form())
    except services.ChangedSinceChecked:
        judgement = kind.judge(content)
    if judgement.is_sound and not judgement.outcome.changes_anything:
        messages.info(request, _("Everything in this file is there already."))
        return kind.done(judgement)
    messages.warning(request, _("Something was changed since the check. Look at what the file would do now."))
    return _show(request, kind, kind.form(), Checked(content, judgement, agency))


def _show(request, kind, form, checked):
    judgement = checked.judgement
    context = {"problems": judgement.problems[:MOST_PROBLEMS], "problem_count": len(judgement.problems)}
    if judgement.is_sound:
        context["parts"] = outcome_in_words(judgement.outcome)
        context["changes_anything"] = judgement.outcome.changes_anything
        digest = judgement.outcome.digest
        context["checked"] = seal(checked.content, digest=digest, agency=checked.agency, user=request.user)
    return _page(request, kind, form, **context)


# Nobody reads on after so many; the rest comes up when these are mended.
MOST_PROBLEMS = 100


def _page(request, kind, form, **context):
    return render(request, kind.template, {"form": form, "columns": kind.columns, **context})
