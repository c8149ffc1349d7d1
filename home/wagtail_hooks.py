from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.demo.pages import LOADED


@hooks.register("register_log_actions")
def name_the_loading_of_the_demo(actions):
    """A page's history tells when its text came from the demo's files."""
    actions.register_action(LOADED, _("Load the demo"), _("Text loaded from the demo's files"))
