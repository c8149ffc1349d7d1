"""The editor of layouts in the content admin: the page drawn on one side, its elements as a form on the other."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from certificates.documents import arrangement
from certificates.documents import layout as layouts
from certificates.documents.editor import previews, wording
from certificates.documents.editor.cards import cards, listed
from certificates.documents.editor.changing import changed
from certificates.documents.editor.forms import VersionForm
from certificates.documents.editor.posted import pages_of
from certificates.documents.images import known_images
from certificates.documents.problems import problems
from certificates.documents.services import LayoutHasErrors, publish_template
from certificates.models import CertificateTemplate

STARTS = {
    "landscape": (gettext_lazy("A4, lying"), arrangement.landscape),
    "portrait": (gettext_lazy("A4, upright"), arrangement.portrait),
    "bilingual": (gettext_lazy("A4, lying, Indonesian and English"), arrangement.bilingual),
}


class Draft:
    """What the editor was sent: the rest of the version as a form, the pages, and what is wrong with them."""

    def __init__(self, post, start):
        self.form = VersionForm(post, layout=start)
        self.form.is_valid()
        self.pages, self.malformed = pages_of(post)
        self.shows_longest = post.get("facts") == "longest"

    @property
    def layout(self):
        return {**self.form.whole(), "pages": self.pages}

    @property
    def agency(self):
        return self.form.cleaned_data.get("agency")

    def problems(self):
        return [*self.malformed, *problems(self.layout, images=known_images())]

    def pictures(self):
        find = previews.longest_facts if self.shows_longest else previews.usual_facts
        return previews.drawn(self.layout, facts=find(self.agency))


class LayoutView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    model = CertificateTemplate
    permission_required = "add"
    template_name = "certificates/admin/layouts/editor.html"
    page_title = gettext_lazy("New version of a certificate template")
    header_icon = "form"
    index_url_name = ""

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": CertificateTemplate._meta.verbose_name_plural}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def start(self):
        """The version to begin with: the one asked for, or the common one in use."""
        versions = CertificateTemplate.objects.select_related("agency")
        wanted = self.request.GET.get("from", "")
        if wanted.isdecimal():
            return get_object_or_404(versions, pk=wanted)
        return CertificateTemplate.objects.current_for(None)

    @cached_property
    def start_layout(self):
        made = STARTS.get(self.request.GET.get("start"))
        kept = self.start.layout if self.start else {}
        if made is None:
            return layouts.upgraded(kept)
        kept = {key: value for key, value in layouts.upgraded(kept).items() if key in ("colours", "signatory", "place")}
        return layouts.upgraded({**made[1](), **kept})


class EditorView(LayoutView):
    def get(self, request):
        initial = {"name": self.start.name, "agency": self.start.agency} if self.start else {"name": _("Certificate")}
        layout = self.start_layout
        form = VersionForm(layout=layout, initial=initial)
        pictures = previews.drawn(layout, facts=previews.usual_facts(initial.get("agency")))
        return self._page(form, layout, problems(layout, images=known_images()), pictures)

    def post(self, request):
        action = request.POST.get("do", "preview")
        draft = Draft(request.POST, self.start_layout)
        if action == "publish":
            return self._publish(draft)
        kind = request.POST.get(f"kind{action.partition(':')[2]}", "")
        draft.pages, focus = changed(draft.pages, action, kind)
        return self._draft_page(draft, focus=focus)

    def _publish(self, draft):
        found = [problem for problem in draft.problems() if not problem.is_warning]
        if draft.form.is_valid() and not found:
            facts = draft.form.cleaned_data
            try:
                template = publish_template(name=facts["name"], agency=facts["agency"], layout=draft.layout)
            except LayoutHasErrors:
                pass  # a picture went meanwhile: the page says so
            else:
                messages.success(self.request, _("%(version)s is used from now on.") % {"version": template})
                return redirect(self.index_url_name)
        messages.error(self.request, _("Nothing was saved. Look at what is listed beside the picture."))
        return self._draft_page(draft)

    def _draft_page(self, draft, focus=(0, 0)):
        return self._page(draft.form, draft.layout, draft.problems(), draft.pictures(), focus, draft.shows_longest)

    def _page(self, form, layout, found, pictures, focus=(0, 0), shows_longest=False):
        width, height = layouts.paper_size(layout)
        context = self.get_context_data(
            form=form,
            pages=cards(layout, pictures, found, focus),
            problems=listed(found),
            starts={name: label for name, (label, _made) in STARTS.items()},
            shows_longest=shows_longest,
            paper={"width": width, "height": height},
            most_pages=layouts.MOST_PAGES,
            placeholders=wording.PLACEHOLDERS,
        )
        return self.render_to_response(context)


class PreviewView(LayoutView):
    """The same form, answered with pictures and problems alone. It writes nothing, but it is sent: it may be long."""

    http_method_names = ["post"]

    def post(self, request):
        draft = Draft(request.POST, self.start_layout)
        found = draft.problems()
        width, height = layouts.paper_size(draft.layout)
        return JsonResponse(
            {
                "pages": draft.pictures(),
                "problems": render_to_string("certificates/admin/layouts/_problems.html", {"problems": listed(found)}),
                "wrong": [f"{problem.page}:{problem.element}" for problem in found],
                "paper": {"width": width, "height": height},
            }
        )
