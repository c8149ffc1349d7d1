from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemeConfig(AppConfig):
    name = "theme"

    def ready(self):
        from theme.navigation import FOOTER, Item, register

        register(
            Item(
                label=_("Accessibility"),
                url_name="theme:accessibility",
                place=FOOTER,
                order=90,
            )
        )
