"""The pages of the content admin on what is issued: certificates, number series, policies of agencies."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from accounts.audit.admin import RecordedViewSet
from certificates.issuing.admin_forms import NumberSeriesForm, PolicyForm
from certificates.models import Certificate, IssuingPolicy, NumberSeries

# A certificate is changed by nobody: it is revoked or corrected.
register_permission_policy(Certificate, OnlyActions(Certificate, {"view"}))
register_permission_policy(NumberSeries, OnlyActions(NumberSeries, {"view", "add", "change"}))


class CertificateIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().with_fate().select_related("holder").defer("snapshot")

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
        "revision",
        "holder",
        "issued_at",
        BooleanColumn("is_valid", label=_("valid")),
        BooleanColumn("is_rendered", label=_("PDF")),
    ]
    search_fields = ["number", "code", "holder__full_name"]
    inspect_view_fields = [
        "number",
        "revision",
        "manual_reason",
        "code",
        "holder",
        "issued_at",
        "valid_until",
        "template",
        "issuer",
        "sealer",
        "sealed_at",
        "pdf_size",
        "pdf_sha256",
    ]


class NumberSeriesViewSet(IssuedViewSet):
    model = NumberSeries
    icon = "order"
    list_display = ["agency", "year", "course_code", "pattern", "agency_code", "last"]
    inspect_view_fields = [
        "agency",
        "year",
        "course_code",
        "pattern",
        "classification",
        "agency_code",
        "restarts_yearly",
        "last",
    ]

    def get_form_class(self, for_update=False):
        return NumberSeriesForm


class PolicyIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("agency")


class IssuingPolicyViewSet(IssuedViewSet):
    model = IssuingPolicy
    icon = "cog"
    index_view_class = PolicyIndexView
    list_display = [
        "__str__",
        BooleanColumn("is_automatic", label=_("upon completion")),
        BooleanColumn("needs_two_people", label=_("two people")),
        "sealer",
        "number_scope",
    ]
    inspect_view_fields = [
        "agency",
        "is_automatic",
        "needs_two_people",
        "sealer",
        "number_scope",
        "expiring_days",
    ]

    def get_form_class(self, for_update=False):
        return PolicyForm
