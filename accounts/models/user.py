import uuid

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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

    # Answered by `with_roles()`, which the sign-in backend uses for every request. Without it: no role.
    is_hr_officer = False
    is_trainer = False
    is_administrator = False

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
    def is_staff(self):
        """Whether the content admin is open to this person."""
        return self.is_superuser or self.is_trainer

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.split(" ")[0]

    def hr_units(self):
        """The units whose subtrees this person serves as HR officer today; asked of the database once."""
        if not hasattr(self, "_hr_units"):
            held = self.roles.active().of_kind("hr_officer").select_related("unit")
            self._hr_units = [assignment.unit for assignment in held]
        return self._hr_units

    def current_employment(self):
        """The current employment with its unit, or None; asked of the database once."""
        if not hasattr(self, "_current_employment"):
            employments = self.employments.current().select_related("unit", "rank", "position_kind")
            self._current_employment = employments.first()
        return self._current_employment

    def forget_employment(self):
        """Ask the database again next time: what the person is has just changed."""
        self.__dict__.pop("_current_employment", None)
