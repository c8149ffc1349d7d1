from wagtail import hooks
from wagtail.permissions import register_permission_policy

from accounts.admin.records import POLICIES, PeopleAndUnits

for policy in POLICIES:
    register_permission_policy(policy.model, policy)


@hooks.register("register_admin_viewset")
def register_people_and_units():
    return PeopleAndUnits()
