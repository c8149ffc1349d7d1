from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from theme.navigation import Item, register, signed_in

        register(Item(label=_("Home"), url_name="home:dashboard", icon="home", order=10, visible=signed_in))
