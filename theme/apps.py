from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemeConfig(AppConfig):
    name = "theme"

    def ready(self):
        from django.urls import register_converter

        from theme.addresses import Words
        from theme.navigation import FOOTER, Item, register

        register_converter(Words, "words")
        register(
            Item(
                label=_("Accessibility"),
                url_name="theme:accessibility",
                place=FOOTER,
                order=90,
            )
        )
