"""The public way in for people who have no password yet."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts.entering import activation, known_devices, limits, links, signals
from accounts.entering.forms import CodeForm, FirstPasswordForm, LinkForm


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def activate(request):
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = _token_for_code(request, form)
        if token:
            return redirect("entering:choose_password", token)
    return render(request, "accounts/entering/activate.html", {"form": form})


def _token_for_code(request, form):
    number = form.cleaned_data["number"]
    attempt = limits.attempt(request, action="activate", login=number)
    if not attempt.is_allowed:
        form.add_error(None, _("Too many attempts. Wait 5 minutes, then try again."))
        return None
    code = activation.code_that_fits(number=number, code=form.cleaned_data["code"], at=timezone.now())
    if code is None:
        signals.code_failed.send(sender=activate, number=number)
        form.add_error(
            None,
            _(
                "The number and the code do not match, or the code has been used or is too old. "
                "Check both, or ask the HR officer of your unit for a new code."
            ),
        )
        return None
    attempt.forgive()
    return links.token_for(code.user, code)


@never_cache
@require_http_methods(["GET", "POST"])
def ask_link(request):
    """Answers known, unknown and active people alike: who it is, is looked up by the task."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = form.cleaned_data["login"]
        if not limits.attempt(request, action="ask_link", login=login).is_allowed:
            form.add_error(None, _("Too many attempts. Wait 5 minutes, then try again."))
        else:
            signals.link_asked.send(sender=ask_link, login=login, language=request.LANGUAGE_CODE)
            return redirect("entering:link_sent")
    return render(request, "accounts/entering/ask_link.html", {"form": form})


@require_safe
def link_sent(request):
    return render(request, "accounts/entering/link_sent.html")


@sensitive_post_parameters("password1", "password2")
@never_cache
@require_http_methods(["GET", "POST"])
def choose_password(request, token):
    user = links.owner(token, at=timezone.now())
    if user is None or user.has_usable_password():
        return render(request, "accounts/entering/link_expired.html", status=410)
    form = FirstPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            user = activation.activate(user=user, password=form.cleaned_data["password1"], at=timezone.now())
        except activation.AlreadyActive:
            return render(request, "accounts/entering/link_expired.html", status=410)
        return _let_in(request, user)
    return render(request, "accounts/entering/choose_password.html", {"form": form, "person": user})


def _let_in(request, user):
    response = perform_login(request, Login(user=user))
    employment = user.current_employment()
    if employment:
        known_devices.remember(request, response, employment.number)
    return response


@require_safe
def refused(request):
    return render(request, "accounts/entering/refused.html", status=403)
