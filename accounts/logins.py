"""Whose number or e-mail address is this? Asks the database once, whoever it is and whether or not there is anyone."""

from accounts import identity_numbers
from accounts.models import Employment, User


def owner_of(login):
    """A number counts from the day it is recorded until the day its employment ends."""
    if "@" in login:
        owner = User.objects.filter(email=User.objects.normalize_email(login)).select_related("merged_into").first()
        # The address of a record that was merged goes on leading to the person.
        return owner and (owner.merged_into or owner)
    number = identity_numbers.normalise(login)
    return User.objects.filter(employments__in=Employment.objects.not_ended().filter(number=number)).first()
