from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from treebeard.mp_tree import MP_NodeManager, MP_NodeQuerySet

from accounts import identity_numbers
from accounts.powers import Power


def within(field, units):
    """A condition that the unit at `field` ("" for the unit itself) lies in the subtree of one of `units`."""
    prefix = f"{field}__" if field else ""
    condition = Q(pk__in=[])
    for unit in units:
        condition |= Q(**{f"{prefix}path__startswith": unit.path})
    return condition


def reached(queryset, user, power, field):
    """The rows whose unit at `field` ("" for the unit itself) this user's `power` reaches."""
    if not user.is_authenticated:
        return queryset.none()
    if user.is_superuser:
        return queryset
    return queryset.filter(within(field, user.units_with(power)))


class RoleAssignmentQuerySet(models.QuerySet):
    def active(self, at=None):
        """Held at the moment `at`; without it, at the moment the database answers."""
        at = at or Now()
        return self.not_over(at).filter(started_at__lte=at)

    def not_over(self, at):
        """Held at the moment `at` or later. A delegation never outlives what it was delegated from."""
        original = Q(delegated_from__ended_at=None) | Q(delegated_from__ended_at__gt=at)
        return self.filter(original, Q(ended_at=None) | Q(ended_at__gt=at))

    def grantable_by(self, user):
        """The assignments in the reach of whoever may grant roles: the subtrees of units served, and own courses."""
        if user.is_superuser:
            return self
        in_units = within("unit", user.units_with(Power.GRANT_ROLES))
        return self.filter(in_units | Q(course_key__in=user.courses_with(Power.TEACH)))


class RoleProposalQuerySet(models.QuerySet):
    def open(self, at):
        return self.filter(decision="", expires_at__gt=at)

    def grantable_by(self, user):
        if user.is_superuser:
            return self
        return self.filter(within("unit", user.units_with(Power.GRANT_ROLES)))


class UserQuerySet(models.QuerySet):
    def within_power(self, user, power):
        """The people whom this user's `power` reaches: by where they work, are going to work or last worked."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_superuser else self.placed(user.units_with(power))

    def placed(self, units):
        """Those whose placing employments (see there) lie in the subtrees of `units`."""
        placing = self.model.employments.rel.related_model.objects.in_units(units).placing()
        return self.filter(models.Exists(placing.filter(user=models.OuterRef("pk"))))

    def not_activated(self):
        """Those who never came in and have no password to come in with."""
        return self.filter(last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def matching(self, text):
        """By words of the name, the first digits of a number past or present, or the beginning of an e-mail address."""
        digits = identity_numbers.normalise(text)
        if digits.isascii() and digits.isdigit():
            return self.filter(pk__in=self._with_number(digits))
        if "@" in text:
            return self.filter(email__startswith=text.strip().lower())
        condition = Q()
        for word in text.split():
            condition &= Q(full_name__icontains=word)
        return self.filter(condition)

    def _with_number(self, digits):
        numbers = self.model.employments.rel.related_model.objects.all()
        # A range uses the index on both engines and in every collation, which LIKE does not.
        low, high = digits[:18].ljust(18, "0"), digits[:18].ljust(18, "9")
        return numbers.filter(number__gte=low, number__lte=high).order_by().values("user")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    @classmethod
    def normalize_email(cls, email):
        """Lower case, and None for no address, so that the column stays unique."""
        return (email or "").strip().lower() or None

    def create_user(self, *, full_name, email=None, password=None, **fields):
        user = self.model(full_name=full_name, email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, *, full_name, email, password=None, **fields):
        """The first administrator of a site. The flag follows the role, so that the role may end like any other."""
        user = self.create_user(full_name=full_name, email=email, password=password, is_superuser=True, **fields)
        user.roles.create(role="administrator", reason="createsuperuser")
        return user


class OrgUnitQuerySet(MP_NodeQuerySet):
    def visible_to(self, user):
        """The units whose people's learning this user may see."""
        return self.within_power(user, Power.SEE_LEARNING)

    def within_power(self, user, power):
        """The units that this user's `power` reaches: subtrees of the units served, all for an administrator."""
        return reached(self, user, power, "")

    def open(self):
        return self.filter(closed_on=None)


class OrgUnitManager(MP_NodeManager.from_queryset(OrgUnitQuerySet)):
    def get_queryset(self):
        # The tree's own manager always makes its own kind of queryset.
        return OrgUnitQuerySet(self.model, using=self._db).order_by("path")


class UnitChangeQuerySet(models.QuerySet):
    def planned(self):
        """Neither made nor cancelled: its day has yet to come, or the tree refused it."""
        return self.filter(applied_at=None, cancelled_at=None)

    def within_power(self, user, power):
        """The changes of the units that this user's `power` reaches."""
        return reached(self, user, power, "unit")


class EmploymentQuerySet(models.QuerySet):
    def current(self, on=None):
        """What holds on a day, today without one: neither yet to begin nor over."""
        on = on or timezone.localdate()
        return self.not_ended(on).filter(started_on__lte=on)

    def not_ended(self, on=None):
        """What holds on a day or begins later."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on or timezone.localdate()))

    def left(self, on=None):
        """What is over on a day and was no mere change of position or number; perhaps the person came back later."""
        endings = [code for code, _label in self.model.Ending.choices if code != self.model.Ending.CHANGED]
        return self.filter(ending__in=["", *endings], ended_on__lte=on or timezone.localdate())

    def placing(self, on=None):
        """The rows that say where a person belongs: what holds or begins later; of those who left, the last."""
        on = on or timezone.localdate()
        outer = models.OuterRef
        later = self.model.objects.filter(user=outer("user")).filter(
            Q(ended_on=None)
            | Q(ended_on__gt=outer("ended_on"))
            | Q(ended_on=outer("ended_on"), started_on__gt=outer("started_on"))
            | Q(ended_on=outer("ended_on"), started_on=outer("started_on"), pk__gt=outer("pk"))
        )
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=on) | ~models.Exists(later))

    def in_units(self, units):
        """In the subtrees of `units`. Asks for the units apart, so that few of them lead straight to their people."""
        found = self.model.unit.field.related_model.objects.filter(within("", units))
        return self.filter(unit__in=found.order_by().values("pk"))

    def visible_to(self, user):
        """The employments whose learning this user may see."""
        return self.within_power(user, Power.SEE_LEARNING)

    def led_by(self, user):
        """Those of the people whose superior this user is, as far as others may use their data.

        Nobody leads anybody on a shared device: there a person is a learner and nothing else.
        """
        if user.has_laid_down_powers:
            return self.none()
        return self.filter(superior=user, user__processing_restricted_at=None)

    def within_power(self, user, power):
        """The employments in the units that this user's `power` reaches."""
        return reached(self, user, power, "unit")

    def in_subtree(self, unit):
        return self.filter(unit__path__startswith=unit.path)
