from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from accounts.admin.records import POLICIES, PeopleAndUnits
from accounts.models import User

for policy in POLICIES:
    register_permission_policy(policy.model, policy)


@hooks.register("register_admin_viewset")
def register_people_and_units():
    return PeopleAndUnits()


@hooks.register("construct_reports_menu")
def offer_the_site_history_to_administrators(request, menu_items):
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "site-history"]


@hooks.register("before_bulk_action")
def keep_people_and_the_groups_of_roles(request, action_type, objects, action_class_instance):
    """As one by one: nobody is deleted, and the groups of trainers and administrators follow their roles."""
    if action_type in {"delete", "assign_role"} and User in action_class_instance.models:
        raise PermissionDenied
