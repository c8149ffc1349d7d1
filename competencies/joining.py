"""What the room as a whole tells the rooms below, and then each of its parts."""

from django.utils.translation import gettext_lazy as _

from accounts import merging
from accounts.groups import allow
from accounts.models import RoleAssignment
from competencies import personal_data
from competencies.advice import joining as advice
from competencies.assessing import joining as assessing
from competencies.claims import joining as claims
from competencies.frameworks import joining as frameworks
from competencies.lesson_hours import joining as lesson_hours
from competencies.merging import ROOM
from competencies.paths import joining as paths
from competencies.plans import joining as plans
from competencies.profile import joining as profile
from competencies.recognition import joining as recognition
from competencies.standards import joining as standards
from competencies.standing import joining as standing
from theme import navigation

PARTS = [frameworks, standards, standing, advice, paths, plans, assessing, lesson_hours, claims, recognition, profile]
FRAMEWORK_MODELS = ("framework", "competency", "proficiencylevel")
ADMINISTRATORS_MAY = [
    *(f"{action}_{model}" for model in FRAMEWORK_MODELS for action in ("add", "change", "view")),
    *(f"{action}_trainingform" for action in ("change", "view")),
    "view_hoursrule",
    "view_professionalismrule",
    *(f"{action}_hourstarget" for action in ("add", "change", "delete", "view")),
    "view_evidence",
    "view_hourscredit",
]


def join():
    merging.register(ROOM)
    personal_data.register()
    navigation.register(
        navigation.Item(
            label=_("Competencies"),
            url_name="competencies:profile",
            icon="competency",
            order=30,
            visible=navigation.signed_in,
        )
    )
    for permission in ADMINISTRATORS_MAY:
        allow(RoleAssignment.Role.ADMINISTRATOR, f"competencies.{permission}")
    for part in PARTS:
        part.join()
