from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet


def within(field, units):
    """A condition that the unit at `field` ("" for the unit itself) lies in the subtree of one of `units`."""
    prefix = f"{field}__" if field else ""
    condition = Q(pk__in=[])
    for unit in units:
        condition |= Q(**{f"{prefix}path__startswith": unit.path})
    return condition


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
        """The units whose people this user may see: the subtrees of an HR officer, all for an administrator."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(within("", user.hr_units()))

    def open(self):
        return self.filter(closed_on=None)


class OrgUnitManager(MP_NodeManager.from_queryset(OrgUnitQuerySet)):
    def get_queryset(self):
        # The tree's own manager always makes its own kind of queryset.
        return OrgUnitQuerySet(self.model, using=self._db).order_by("path")


class EmploymentQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_on=None)

    def visible_to(self, user):
        """The employments in the subtrees where this user is an HR officer; all for an administrator."""
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(within("unit", user.hr_units()))

    def in_subtree(self, unit):
        return self.filter(unit__path__startswith=unit.path)
