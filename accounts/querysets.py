from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from accounts.powers import Power


def within(field, units):
    """A condition that the unit at `field` ("" for the unit itself) lies in the subtree of one of `units`."""
    prefix = f"{field}__" if field else ""
    condition = Q(pk__in=[])
    for unit in units:
        condition |= Q(**{f"{prefix}path__startswith": unit.path})
    return condition


def _reached(queryset, user, power, field):
    if not user.is_authenticated:
        return queryset.none()
    if user.is_superuser:
        return queryset
    return queryset.filter(within(field, user.units_with(power)))


class RoleAssignmentQuerySet(models.QuerySet):
    def active(self, at=None):
        """Held at the moment `at`; without it, at the moment the database answers."""
        at = at or Now()
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at), started_at__lte=at)


class UserManager(BaseUserManager):
    @classmethod
    def normalize_email(cls, email):
        """Lower case, and None for no address, so that the column stays unique."""
        return (email or "").strip().lower() or None

    def create_user(self, *, full_name, email=None, password=None, **fields):
        user = self.model(full_name=full_name, email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, *, full_name, email, password=None, **fields):
        return self.create_user(
            full_name=full_name,
            email=email,
            password=password,
            is_superuser=True,
            **fields,
        )


class OrgUnitQuerySet(MP_NodeQuerySet):
    def visible_to(self, user):
        """The units whose people's learning this user may see."""
        return self.within_power(user, Power.SEE_LEARNING)

    def within_power(self, user, power):
        """The units that this user's `power` reaches: subtrees of the units served, all for an administrator."""
        return _reached(self, user, power, "")

    def open(self):
        return self.filter(closed_on=None)


class OrgUnitManager(MP_NodeManager.from_queryset(OrgUnitQuerySet)):
    def get_queryset(self):
        # The tree's own manager always makes its own kind of queryset.
        return OrgUnitQuerySet(self.model, using=self._db).order_by("path")


class EmploymentQuerySet(models.QuerySet):
    def current(self, on=None):
        """What holds on a day, today without one: neither yet to begin nor over."""
        on = on or timezone.localdate()
        return self.not_ended(on).filter(started_on__lte=on)

    def not_ended(self, on=None):
        """What holds on a day or begins later."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on or timezone.localdate()))

    def visible_to(self, user):
        """The employments whose learning this user may see."""
        return self.within_power(user, Power.SEE_LEARNING)

    def within_power(self, user, power):
        """The employments in the units that this user's `power` reaches."""
        return _reached(self, user, power, "unit")

    def in_subtree(self, unit):
        return self.filter(unit__path__startswith=unit.path)
