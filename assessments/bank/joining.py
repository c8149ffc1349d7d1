from django.utils.translation import gettext_lazy as _
from wagtail.signals import published

from accounts import audit
from accounts.groups import allow
from accounts.models import RoleAssignment
from accounts.privacy.registry import leave_out_of_exports
from assessments.bank import receivers
from assessments.bank.rights import register_policies
from assessments.models import Question, QuestionVersion

ACTS = {
    "bank.trainer_added": _("%(actor)s let %(subject)s use the question bank %(target)s"),
    "bank.trainer_removed": _("%(actor)s ended the use of the question bank %(target)s by %(subject)s"),
    "bank.unit_added": _("%(actor)s shared a question bank with the trainers of a unit: %(target)s"),
    "bank.unit_removed": _("%(actor)s stopped sharing a question bank with the trainers of a unit: %(target)s"),
    "question.retired": _("%(actor)s retired the question %(target)s"),
    "question.brought_back": _("%(actor)s brought back the question %(target)s"),
}
MODELS = ("bankcategory", "case")
CONTENT = "Work on the content of the site, which belongs to the agency."


def join():
    register_policies()
    audit.register(ACTS)
    published.connect(receivers.freeze_on_publish, sender=Question, dispatch_uid="freeze_question")
    for model in (Question, QuestionVersion):
        leave_out_of_exports(model._meta.label, reason=CONTENT)
    for role in (RoleAssignment.Role.TRAINER, RoleAssignment.Role.ADMINISTRATOR):
        allow(role, *(f"assessments.{act}_{model}" for model in MODELS for act in ("add", "change", "delete", "view")))
