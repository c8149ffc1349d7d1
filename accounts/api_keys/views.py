from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.api_keys import services
from accounts.api_keys.forms import AgencyKeyForm, OwnKeyForm, agencies_of
from accounts.api_keys.makers import left_behind
from accounts.api_keys.scopes import in_words
from accounts.models import ApiKey, AuditEntry
from accounts.powers import Power

# A key opens what its maker may see without asking for a password again.
confirmed = reauthentication_required(app="allauth.mfa")


@never_cache
@login_required
@require_safe
def own(request):
    keys = ApiKey.objects.filter(person=request.user)
    return render(request, "accounts/api_keys/own.html", {"rows": _rows(keys, by_person=request.user)})


@never_cache
@login_required
@confirmed
@require_http_methods(["GET", "POST"])
def make_own(request):
    if request.is_shared_device:
        raise Http404
    form = OwnKeyForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "back": "api_keys:own", "secret": ""}
    if request.method == "POST" and form.is_valid():
        context["secret"] = _made(services.make_own_key, form, person=request.user)
    return render(request, "accounts/api_keys/make.html", context)


@never_cache
@login_required
@require_safe
def agency(request):
    _officers_only(request.user)
    keys = ApiKey.objects.filter(agency__in=agencies_of(request.user))
    return render(request, "accounts/api_keys/agency.html", {"rows": _rows(keys)})


@never_cache
@login_required
@confirmed
@require_http_methods(["GET", "POST"])
def make_for_agency(request):
    _officers_only(request.user)
    form = AgencyKeyForm(request.POST if request.method == "POST" else None, officer=request.user)
    context = {"form": form, "back": "api_keys:agency", "secret": ""}
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        context["secret"] = _made(services.make_agency_key, form, agency=agency, by=request.user)
    return render(request, "accounts/api_keys/make.html", context)


@login_required
@require_POST
def revoke(request, public_id):
    keys = ApiKey.objects.filter(person=request.user) | ApiKey.objects.filter(agency__in=agencies_of(request.user))
    key = get_object_or_404(keys, public_id=public_id)
    services.revoke_key(key=key, by=request.user, at=timezone.now())
    messages.success(request, _("The key no longer works."))
    return redirect("api_keys:own" if key.person_id else "api_keys:agency")


def _made(make, form, **holder):
    """The key itself, to be shown this once; "" with an error on the form."""
    facts = {name: form.cleaned_data[name] for name in ("key", "name", "days")}
    try:
        _key, secret = make(**holder, **facts, scopes=form.scopes, at=timezone.now())
    except services.TooManyKeys:
        form.add_error(None, _("Too many keys work at the same time. Revoke one first."))
    except services.KeyAlreadyMade:
        form.add_error(None, _("This key was made already and is shown only once. Revoke it and make another one."))
    else:
        return secret
    return ""


def _rows(keys, *, by_person=None):
    """[(key, its scopes in words, whether it works, when it was used last, whether its maker could make it today)]"""
    at, keys = timezone.now(), list(keys.select_related("agency", "made_by"))
    used = AuditEntry.objects.filter(action="api_key.used", target__in=[str(key) for key in keys])
    used = used.filter(actor_id=by_person.public_id if by_person else None).order_by()
    last = dict(used.values_list("target").annotate(last=Max("at"))) if keys else {}
    orphans = left_behind([key for key in keys if key.works(at)])
    return [(key, in_words(key.scopes), key.works(at), last.get(str(key)), key.pk not in orphans) for key in keys]


def _officers_only(user):
    if not user.has_power(Power.MANAGE_API_KEYS):
        raise Http404
