import uuid

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.powers import POWERS, Power, roles_with
from accounts.querysets import UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Numbers and positions change over the years and live in `Employment`."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    full_name = models.CharField(_("name without titles"), max_length=150)
    title_before = models.CharField(_("titles before the name"), max_length=60, blank=True)
    title_after = models.CharField(_("titles after the name"), max_length=60, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined at"), default=timezone.now)
    # Of two records of one person, the one that was given up leads to the other.
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        db_index=False,  # but for the few that are merged, below: nearly everybody has none
        related_name="merged_people",
        verbose_name=_("merged into"),
    )
    # Duties of UU 27/2022: `accounts.privacy.services` says what each of them means.
    processing_restricted_at = models.DateTimeField(_("use of data restricted since"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    has_laid_down_powers = False

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()

    class Meta:
        ordering = ["full_name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # With `unique` above: one account per address, however it is typed, and a look-up that uses the index.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_lower_case"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | (Q(is_active=False) & ~Q(merged_into=F("id"))),
                name="user_merged_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(is_active=False, email=None), name="user_erased_cannot_sign_in"
            ),
        ]

        indexes = [
            models.Index(fields=["full_name", "id"], name="user_by_name"),
            # Those who never signed in are few in the end, and an officer looks for them.
            models.Index(fields=["full_name", "id"], condition=Q(last_login=None), name="user_never_signed_in"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="user_merged_into"),
        ]

    def __str__(self):
        return self.full_name

    def clean(self):
        super().clean()
        self.email = User.objects.normalize_email(self.email)

    @property
    def name_with_titles(self):
        """As printed on letters and certificates: "Dra. Siti Aminah, M.Si."."""
        name = f"{self.title_before} {self.full_name}".strip()
        return f"{name}, {self.title_after}" if self.title_after else name

    @property
    def is_activated(self):
        """Whether the person ever chose a password or came in another way."""
        return self.last_login is not None or self.has_usable_password()

    @cached_property
    def held_assignments(self):
        """The roles held now, with their units; asked of the database once, and only if a page wants to know."""
        return list(self.roles.active().select_related("unit"))

    @property
    def held_roles(self):
        return {assignment.role for assignment in self.held_assignments}

    @property
    def is_hr_officer(self):
        return "hr_officer" in self.held_roles

    @property
    def is_trainer(self):
        return "trainer" in self.held_roles

    @property
    def is_administrator(self):
        return "administrator" in self.held_roles

    @property
    def is_staff(self):
        """Whether the content admin is open to this person."""
        return self.has_power(Power.TEACH)

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.split(" ")[0]

    def units_with(self, power):
        """The units in whose subtrees this person has `power` now; an administrator has it everywhere besides."""
        roles = roles_with(power)
        return [held.unit for held in self.held_assignments if held.unit and held.role in roles]

    def courses_with(self, power):
        """The keys of the courses for which this person holds a role with `power` now."""
        roles = roles_with(power)
        return {held.course_key for held in self.held_assignments if held.course_key and held.role in roles}

    def has_power_in_course(self, power, course_key):
        return self.is_superuser or course_key in self.courses_with(power)

    def has_power(self, power):
        """Whether there is anything on the site that this person may do `power` to."""
        return self.is_superuser or any(power in POWERS[held.role] for held in self.held_assignments)

    def has_power_over(self, power, unit):
        """Whether `power` reaches this unit. For lists ask a queryset's `within_power` instead."""
        return self.is_superuser or any(unit.path.startswith(served.path) for served in self.units_with(power))

    def lay_down_powers(self):
        """On this object the person is a learner and nothing else, whatever roles they hold."""
        self.has_laid_down_powers = True
        self.held_assignments = []
        self.is_superuser = False

    def current_employment(self):
        """The current employment with its unit, or None; asked of the database once."""
        if not hasattr(self, "_current_employment"):
            employments = self.employments.current().select_related("unit", "rank", "position_kind")
            self._current_employment = employments.first()
        return self._current_employment

    def forget_roles(self):
        """Ask the database again next time: a role has just begun or ended."""
        self.__dict__.pop("held_assignments", None)

    def forget_employment(self):
        """Ask the database again next time: what the person is has just changed."""
        self.__dict__.pop("_current_employment", None)
