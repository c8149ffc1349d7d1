from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

TRAINERS_MAY = ["view_cohort", "add_cohort", "change_cohort", "view_courseversion"]
ADMINISTRATORS_MAY = [*TRAINERS_MAY, "view_enrolment"]


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Training")

    def ready(self):
        from wagtail.signals import page_published

        from accounts.groups import allow
        from accounts.models import RoleAssignment
        from courses.models import CoursePage
        from courses.receivers import freeze_on_publication
        from theme.navigation import Item, register

        page_published.connect(freeze_on_publication, sender=CoursePage)
        register(Item(label=_("Catalogue"), path="/katalog/", icon="catalogue", order=20))
        allow(RoleAssignment.Role.TRAINER, *(f"courses.{permission}" for permission in TRAINERS_MAY))
        allow(RoleAssignment.Role.ADMINISTRATOR, *(f"courses.{permission}" for permission in ADMINISTRATORS_MAY))
