from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self):
        from reports.scope import may_see_boards
        from theme.navigation import Item, register

        register(
            Item(
                label=_("Units"),
                url_name="reports:unit_board",
                icon="unit",
                order=50,
                visible=may_see_boards,
            )
        )
