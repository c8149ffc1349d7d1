"""What holds for the whole site: the notice by version, and whom to ask."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import PrivacyNotice
from accounts.privacy.access import for_whole_site
from accounts.privacy.forms import ContactForm, NoticeForm
from accounts.privacy.notices import contact as current_contact
from accounts.privacy.services.notices import publish_notice, set_contact


@require_http_methods(["GET", "POST"])
@for_whole_site
def contact(request):
    form = ContactForm(request.POST or None, instance=current_contact())
    if request.method == "POST" and form.is_valid():
        set_contact(**form.cleaned_data)
        messages.success(request, _("The contact is recorded. It stands on the privacy page."))
        return redirect("privacy:contact")
    page = {"form": form, "notices": PrivacyNotice.objects.all(), "today": timezone.localdate()}
    return render(request, "accounts/privacy/contact.html", page)


@require_http_methods(["GET", "POST"])
@for_whole_site
def new_notice(request):
    today = timezone.localdate()
    latest = PrivacyNotice.objects.first()
    known = {"text_id": latest.text_id, "text_en": latest.text_en} if latest else {}
    form = NoticeForm(request.POST or None, initial={**known, "effective_from": today})
    if request.method == "POST" and form.is_valid():
        notice = publish_notice(at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Version %(version)s is published.") % {"version": notice.version})
        return redirect("privacy:contact")
    return render(request, "accounts/privacy/new_notice.html", {"form": form})
