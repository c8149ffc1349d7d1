from allauth.account import views as allauth_views
from allauth.decorators import rate_limit
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accounts import password_links
from accounts.forms import NewPasswordForm
from accounts.office import tasks_of


class SignInView(allauth_views.LoginView):
    def get_authenticated_redirect_url(self):
        url = super().get_authenticated_redirect_url()
        # The content admin sends people here whom it refuses. Sending them back would go round for ever.
        if url.startswith(reverse("wagtailadmin_home")) and not self.request.user.is_staff:
            raise PermissionDenied
        return url


sign_in = SignInView.as_view()


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
    return render(request, "accounts/office.html", {"tasks": tasks})


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
