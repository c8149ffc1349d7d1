"""The register in plain words: what it holds, how far it is signed, and how anybody checks it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from certificates.models import RegisterEntry
from certificates.register import answers, heads
from certificates.register.forms import EntriesForm

HEADS_SHOWN = 10


@dataclass(frozen=True)
class Found:
    """An entry with what the page tells of it: whether it leads to the last signed head, None while none holds it."""

    entry: RegisterEntry
    is_proven: bool | None


@require_safe
def register(request):
    form = EntriesForm(request.GET if "kode" in request.GET else None)
    signed = list(heads.counting()[:HEADS_SHOWN])
    context = {
        "form": form,
        "heads": signed,
        "head": signed[0] if signed else None,
        "found": _found(form.cleaned_data["kode"], signed) if form.is_bound and form.is_valid() else None,
    }
    response = render(request, "certificates/register/register.html", context)
    if form.is_bound:
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@require_safe
@cache_control(max_age=60, public=True)
def checkpoint(request):
    """The last signed head as monitors of public logs fetch it."""
    head = heads.counting().first()
    headers = {"Access-Control-Allow-Origin": "*"}
    if head is None:
        return HttpResponse("", status=404, content_type="text/plain; charset=utf-8", headers=headers)
    return HttpResponse(heads.note_of(head), content_type="text/plain; charset=utf-8", headers=headers)


def _found(code, signed):
    entries = list(RegisterEntry.objects.filter(certificate__code=code))
    if not entries or not signed:
        return [Found(entry, None) for entry in entries]
    answer = answers.inclusion(code=code, size=signed[0].size)
    told = {each["position"]: each for each in answer["entries"]}
    return [Found(entry, _is_proven(told.get(entry.position), answer["head"])) for entry in entries]


def _is_proven(told, head):
    if told is None or told["path"] is None or not head["is_trusted"]:
        return None
    return answers.is_proven(told, head=head)
