from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from accounts.admin.policies import OnlyActions
from certificates.documents.editor.image_viewset import LayoutImageViewSet
from certificates.documents.editor.viewsets import CertificateTemplateViewSet
from certificates.issuing.admin import CertificateViewSet, IssuingPolicyViewSet, NumberSeriesViewSet
from certificates.issuing.grading_scales import GradingScaleViewSet
from certificates.models import Certificate, CertificateTemplate, LayoutImage

# A template is changed by a new version of it.
register_permission_policy(CertificateTemplate, OnlyActions(CertificateTemplate, {"view", "add"}))
register_permission_policy(LayoutImage, OnlyActions(LayoutImage, {"view", "add"}))


@hooks.register("course_completed_action")
def certificate_of_completed_course(request, enrolment):
    held = Certificate.objects.filter(enrolment=enrolment, replaced_by=None).select_related("revocation")
    certificate = held.only("pdf", "public_id", "revocation__certificate").first()
    if certificate is not None and hasattr(certificate, "revocation"):
        return {
            "label": _("To the certificate"),
            "url": reverse("certificates:detail", args=[certificate.public_id]),
        }
    if certificate is None or not certificate.is_rendered:
        return {"label": _("Certificate is being made"), "url": reverse("certificates:list")}
    return {
        "label": _("Download certificate"),
        "url": reverse("certificates:download", args=[certificate.public_id]),
    }


class CertificatesGroup(ModelViewSetGroup):
    menu_label = _("Certificates")
    menu_icon = "doc-full"
    menu_order = 450
    items = (
        CertificateViewSet,
        CertificateTemplateViewSet,
        LayoutImageViewSet,
        NumberSeriesViewSet,
        IssuingPolicyViewSet,
        GradingScaleViewSet,
    )


@hooks.register("register_admin_viewset")
def certificates_group():
    return CertificatesGroup()
