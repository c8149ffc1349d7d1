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
        from accounts.groups import allow
        from theme.navigation import Item, register, signed_in

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
