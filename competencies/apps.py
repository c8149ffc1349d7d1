from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

FRAMEWORK_MODELS = ("framework", "competency", "proficiencylevel")
MANAGED = [
    *(f"{action}_{model}" for model in FRAMEWORK_MODELS for action in ("add", "change", "view")),
    *(f"{action}_hoursrule" for action in ("add", "view")),
    *(f"{action}_hourstarget" for action in ("add", "change", "delete", "view")),
    "view_evidence",
    "view_hourscredit",
]


class CompetenciesConfig(AppConfig):
    name = "competencies"
    verbose_name = _("Competencies")

    def ready(self):
        from accounts import merging
        from accounts.groups import allow
        from competencies import personal_data
        from competencies.merging import ROOM
        from theme.navigation import Item, register, signed_in

        merging.register(ROOM)
        personal_data.register()
        register(
            Item(
                label=_("Competencies"),
                url_name="competencies:profile",
                icon="competency",
                order=30,
                visible=signed_in,
            )
        )
        allow("administrator", *(f"competencies.{permission}" for permission in MANAGED))
