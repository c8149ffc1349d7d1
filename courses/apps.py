from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

TRAINERS_MAY = ["view_cohort", "add_cohort", "change_cohort", "view_courseversion"]
ADMINISTRATORS_MAY = [*TRAINERS_MAY, "view_enrolment"]


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Training")

    def ready(self):
        from wagtail.signals import page_published

        from accounts import audit, course_directory, merging
        from accounts.groups import allow
        from accounts.models import RoleAssignment
        from competencies.advice.offers import register as register_offers
        from competencies.advice.offers import register_completions
        from courses import personal_data
        from courses.merging import ROOM
        from courses.models import CoursePage
        from courses.offers import completions, offers
        from courses.page_rights import register_policies
        from courses.receivers import freeze_on_publication, tell_of_assignments
        from courses.signals import training_assigned
        from courses.teaching import find_courses
        from theme.navigation import Item, register

        page_published.connect(freeze_on_publication, sender=CoursePage)
        training_assigned.connect(tell_of_assignments)
        audit.register({"training.assigned": _("%(actor)s assigned the training %(target)s to %(subject)s")})
        merging.register(ROOM)
        personal_data.register()
        register_policies()
        course_directory.register(find_courses)
        register_offers(offers)
        register_completions(completions)
        register(Item(label=_("Catalogue"), path="/katalog/", icon="catalogue", order=20))
        allow(RoleAssignment.Role.TRAINER, *(f"courses.{permission}" for permission in TRAINERS_MAY))
        allow(RoleAssignment.Role.ADMINISTRATOR, *(f"courses.{permission}" for permission in ADMINISTRATORS_MAY))
