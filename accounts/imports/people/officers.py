"""People with roles: a list does to them no more than its sender could do on their pages."""

from django.db.models.functions import Now

from accounts.granting import may_change_account, may_set_way_in
from accounts.models import RoleAssignment, User


class Officers:
    """Everyone who holds a role or is going to: few of many. `sender` is who sent the list."""

    def __init__(self, sender):
        self.sender = sender
        self.users = set(RoleAssignment.objects.not_over(Now()).values_list("user", flat=True))

    def __contains__(self, user):
        return user in self.users

    def keeps_account(self, user):
        """Whether the person's account is not for the sender to close."""
        return user in self and not (self.sender and may_change_account(self.sender, User.objects.get(pk=user)))

    def keeps_address(self, user):
        """Whether the person's address is not for the sender to choose."""
        return user in self and not (self.sender and may_set_way_in(self.sender, User.objects.get(pk=user)))
