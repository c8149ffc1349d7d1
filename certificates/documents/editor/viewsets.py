"""Templates in the content admin. A version is never changed: the editor makes the next one."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from certificates.documents import layout as layouts
from certificates.documents import sample, thumbnails
from certificates.documents.comparing import differences
from certificates.documents.editor import wording
from certificates.documents.editor.previews import drawable
from certificates.documents.editor.views import EditorView, PreviewView
from certificates.models import CertificateTemplate

WIDTHS = {"small": 240, "large": 960}
A_DAY = 24 * 60 * 60


class PictureColumn(Column):
    """The first page, small. `source` gives its address."""

    def __init__(self, name, source, **kwargs):
        super().__init__(name, **kwargs)
        self.source = source

    def get_value(self, instance):
        return format_html(
            '<img src="{}" alt="" width="120" loading="lazy" class="layout-thumbnail">', self.source(instance)
        )


class SeenView(PermissionCheckedMixin, View):
    """For whoever may see the list."""

    model = CertificateTemplate
    any_permission_required = ["add", "view"]


class PictureView(SeenView):
    """A page of a version with sample facts, as PNG. A version never changes, so a browser may keep it."""

    def get(self, request, pk, page, size):
        template = get_object_or_404(CertificateTemplate, pk=pk)
        layout = layouts.upgraded(template.layout)
        if not 1 <= page <= len(layout["pages"]) or size not in WIDTHS:
            raise Http404
        snapshot = sample.snapshot_with(drawable(layout))
        png = thumbnails.thumbnail(snapshot, width=WIDTHS[size], page=page, qr_link=sample.LINK)
        return kept(HttpResponse(png, content_type="image/png"))


def kept(response):
    patch_cache_control(response, private=True, max_age=A_DAY)
    return response


class CompareView(WagtailAdminTemplateMixin, SeenView):
    template_name = "certificates/admin/layouts/compare.html"
    page_title = gettext_lazy("Compare two versions")
    header_icon = "form"
    index_url_name = ""

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": CertificateTemplate._meta.verbose_name_plural}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get(self, request, older, newer):
        versions = [get_object_or_404(CertificateTemplate, pk=pk) for pk in (older, newer)]
        plain = [layouts.upgraded(version.layout) for version in versions]
        context = self.get_context_data(
            versions=[
                {"version": version, "pages": range(1, len(layout["pages"]) + 1)}
                for version, layout in zip(versions, plain, strict=True)
            ],
            differences=[_worded(each) for each in differences(*plain)],
        )
        return self.render_to_response(context)


def _worded(difference):
    return {
        "difference": difference,
        "kind": wording.KINDS.get(difference.kind, ""),
        "setting": wording.setting(difference.key),
        "before": wording.value(difference.key, difference.before),
        "after": wording.value(difference.key, difference.after),
    }


class TemplateIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("agency")

    def get_list_more_buttons(self, instance):
        start = f"{reverse('certificatetemplate:add')}?from={instance.pk}"
        buttons = [Button(_("New version from this one"), url=start, icon_name="edit")]
        before = self._version_before(instance)
        if before:
            compare = reverse("certificatetemplate:compare", args=[before, instance.pk])
            buttons.append(Button(_("Compare with the version before"), url=compare, icon_name="resubmit"))
        return [*super().get_list_more_buttons(instance), *buttons]

    def _version_before(self, instance):
        if not hasattr(self, "_versions"):
            known = CertificateTemplate.objects.order_by("name", "version").values_list("name", "version", "pk")
            self._versions = {(name, version): pk for name, version, pk in known}
        return self._versions.get((instance.name, instance.version - 1))


class TemplateInspectView(generic.InspectView):
    template_name = "certificates/admin/layouts/inspect.html"

    def get_context_data(self, **kwargs):
        pages = len(layouts.upgraded(self.object.layout)["pages"])
        return super().get_context_data(pages=range(1, pages + 1), **kwargs)


def _first_page(template):
    return reverse("certificatetemplate:picture", args=[template.pk, 1, "small"])


class CertificateTemplateViewSet(ModelViewSet):
    model = CertificateTemplate
    icon = "form"
    form_fields = ["name", "agency"]  # nobody sees this form: the editor has its own
    index_view_class = TemplateIndexView
    inspect_view_class = TemplateInspectView
    inspect_template_name = "certificates/admin/layouts/inspect.html"
    list_display = [
        "name",
        PictureColumn("picture", _first_page, label=gettext_lazy("First page")),
        "version",
        "agency",
        BooleanColumn("is_current", label=gettext_lazy("in use")),
    ]
    list_filter = ["agency", "is_current"]
    inspect_view_fields = ["name", "version", "agency", "is_current"]
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False

    @property
    def add_view(self):
        return self.construct_view(EditorView)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("preview/", self.construct_view(PreviewView), name="preview"),
            path("picture/<int:pk>/<int:page>/<str:size>.png", self.construct_view(PictureView), name="picture"),
            path("compare/<int:older>/<int:newer>/", self.construct_view(CompareView), name="compare"),
        ]
