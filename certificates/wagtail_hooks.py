from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.audit.admin import RecordedViewSet
from certificates.admin_forms import NumberSeriesForm, TemplateForm
from certificates.models import Certificate, CertificateTemplate, NumberSeries

# A certificate is changed by nobody: it is revoked. A template is changed by a new version of it.
register_permission_policy(Certificate, OnlyActions(Certificate, {"view"}))
register_permission_policy(CertificateTemplate, OnlyActions(CertificateTemplate, {"view", "add"}))
register_permission_policy(NumberSeries, OnlyActions(NumberSeries, {"view", "add", "change"}))


@hooks.register("course_completed_action")
def certificate_of_completed_course(request, enrolment):
    certificate = Certificate.objects.filter(enrolment=enrolment).only("pdf", "public_id").first()
    if certificate is None or not certificate.is_rendered:
        return {"label": _("Certificate is being made"), "url": reverse("certificates:list")}
    return {
        "label": _("Download certificate"),
        "url": reverse("certificates:download", args=[certificate.public_id]),
    }


class CertificateIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("holder", "revocation")

    def get_list_more_buttons(self, instance):
        return [
            *super().get_list_more_buttons(instance),
            Button(_("Verification page"), url=reverse("certificates:verify", args=[instance.code]), icon_name="view"),
            Button(_("Revoke"), url=reverse("certificates:revoke", args=[instance.public_id]), icon_name="cross"),
        ]


class IssuedViewSet(RecordedViewSet):
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False


class CertificateViewSet(IssuedViewSet):
    model = Certificate
    icon = "doc-full"
    form_fields = []
    index_view_class = CertificateIndexView
    list_display = [
        "number",
        "holder",
        "issued_at",
        BooleanColumn("is_valid", label=_("valid")),
        BooleanColumn("is_rendered", label=_("PDF")),
    ]
    search_fields = ["number", "code", "holder__full_name"]
    inspect_view_fields = ["number", "code", "holder", "issued_at", "template", "pdf_size", "pdf_sha256"]


class NumberSeriesViewSet(IssuedViewSet):
    model = NumberSeries
    icon = "order"
    list_display = ["agency", "year", "pattern", "agency_code", "last"]
    inspect_view_fields = ["agency", "year", "pattern", "classification", "agency_code", "last"]

    def get_form_class(self, for_update=False):
        return NumberSeriesForm


class CertificateTemplateViewSet(IssuedViewSet):
    model = CertificateTemplate
    icon = "form"
    list_display = ["name", "version", "agency", BooleanColumn("is_current", label=_("in use"))]
    inspect_view_fields = ["name", "version", "agency", "is_current", "layout"]

    def get_form_class(self, for_update=False):
        return TemplateForm


class CertificatesGroup(ModelViewSetGroup):
    menu_label = _("Certificates")
    menu_icon = "doc-full"
    menu_order = 450
    items = (CertificateViewSet, CertificateTemplateViewSet, NumberSeriesViewSet)


@hooks.register("register_admin_viewset")
def certificates_group():
    return CertificatesGroup()
