from allauth.account import views as allauth_views
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.forms import HiddenInput
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import password_links
from accounts.entering import identity_provider, known_devices, limits
from accounts.forms import NewPasswordForm
from accounts.office import tasks_of


class SignInView(allauth_views.LoginView):
    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST" and not limits.admits(request):
            return too_many_requests(request)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        known_devices.remember(self.request, response, form.cleaned_data["login"])
        return response

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if self.request.is_shared_device:
            form.fields["remember"].widget = HiddenInput()
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, provider=identity_provider.offered())

    def get_authenticated_redirect_url(self):
        url = super().get_authenticated_redirect_url()
        # The content admin sends people here whom it refuses. Sending them back would go round for ever.
        if url.startswith(reverse("wagtailadmin_home")) and not self.request.user.is_staff:
            raise PermissionDenied
        return url


sign_in = SignInView.as_view()


class PasswordResetView(allauth_views.PasswordResetView):
    def form_valid(self, form):
        """Counted for an address together with where it is asked from: nobody keeps somebody else from a link."""
        tried = limits.attempt(self.request, action="reset_link", login=form.cleaned_data["email"])
        if not tried.is_allowed:
            return too_many_requests(self.request)
        return super().form_valid(form)


password_reset = PasswordResetView.as_view()


class SignOutView(allauth_views.LogoutView):
    """Asks on GET, signs out on POST, and empties the browser's cache: phones and office computers are shared."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


sign_out = SignOutView.as_view()


@require_safe
def members_only(request):
    """Where Wagtail sends whom a page or document refuses. Signing in does not help who is signed in already."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next", "/"))


@sensitive_post_parameters("password1", "password2")
@never_cache
@rate_limit(action="reset_password_from_key")
@require_http_methods(["GET", "POST"])
def choose_password(request, uidb36, key):
    """Without allauth's detour through the session: a GET writes nothing, and no other site learns our addresses."""
    user = password_links.owner(uidb36=uidb36, key=key)
    if user is None:
        return render(request, "accounts/password_link_expired.html", status=410)
    form = NewPasswordForm(request.POST or None, user=user, temp_key=key)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("account_reset_password_from_key_done")
    return render(request, "accounts/choose_password.html", {"form": form})


@require_safe
@login_required
def account_settings(request):
    return render(request, "accounts/settings.html", {"rows": facts_about(request.user)})


@require_safe
@login_required
def office_page(request):
    tasks = tasks_of(request.user)
    if not tasks:
        raise Http404
    rows = [(task, task.waiting(request.user) if task.waiting else "") for task in tasks]
    return render(request, "accounts/office.html", {"tasks": rows})


def facts_about(user):
    facts = [(_("Name"), user.name_with_titles), (_("E-mail"), user.email or _("Not recorded"))]
    employment = user.current_employment()
    if employment:
        facts += [
            (_("NI PPPK") if employment.is_pppk else _("NIP"), employment.grouped_number),
            (_("Employment status"), employment.get_status_display()),
            (_("Rank and grade"), employment.rank),
            (_("Position"), employment.position_title),
            (_("Unit"), employment.unit),
        ]
    return facts


def too_many_requests(request, exception=None):
    """Every limit that ends here is counted per minute (ACCOUNT_RATE_LIMITS)."""
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = "60"
    return response
