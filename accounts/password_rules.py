"""What a password must not be made of: numbers and names that colleagues and files know about the person, and words
that everybody on the site would try first."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import identity_numbers
from accounts.models import OrgUnit

SHORTEST_TELLING_PART = 8
NIK_LENGTH = 16
LEAST_OF_ONES_OWN = 6
SHORTEST_WORD = 3
# Besides the names of the site, of the person's unit and of those above it.
WORDS_OF_THE_SITE = ["administrator", "admin", "bimtek", "cpns", "pppk", "asn", "lms", "nip", "pns", "sso"]


class PersonalFactsValidator:
    def validate(self, password, user=None):
        digits = re.sub(r"[\s.\-/]", "", password)
        numbers = numbers_of(user)
        if any(has_part_of(digits, number) for number in numbers):
            raise ValidationError(_("Do not use your NIP, or a part of it, as your password."), code="number")
        if re.search(rf"\d{{{NIK_LENGTH},}}", digits):
            raise ValidationError(_("Do not use a NIK, NIP or other long number as your password."), code="long_number")
        if any(date in digits for number in numbers for date in birth_dates(number)):
            raise ValidationError(_("Do not use your birth date in your password."), code="birth_date")
        if is_mostly(password, names_of(user)):
            raise ValidationError(
                _("The password is too close to your name or e-mail. Choose other words."), code="name"
            )

    def get_help_text(self):
        return _("Not your NIP, NIK, birth date, name or e-mail.")


class WordsOfTheSiteValidator:
    def validate(self, password, user=None):
        names = " ".join([settings.WAGTAIL_SITE_NAME, *names_of_units(user)])
        if is_mostly(password, longest_first([*WORDS_OF_THE_SITE, *words_in(names)])):
            raise ValidationError(
                _("The password is too close to the name of this site or of your agency. Choose other words."),
                code="site",
            )

    def get_help_text(self):
        return _("Not the name of this site or of your agency.")


def numbers_of(user):
    if user is None or user.pk is None:
        return []
    return list(user.employments.values_list("number", flat=True).distinct())


def has_part_of(digits, number):
    parts = (number[start : start + SHORTEST_TELLING_PART] for start in range(len(number) - SHORTEST_TELLING_PART + 1))
    return any(part in digits for part in parts)


def birth_dates(number):
    """The birth date that the number begins with, in the ways people write it."""
    born = identity_numbers.parse(number).birth_date
    return {f"{born:{form}}" for form in ("%Y%m%d", "%d%m%Y", "%d%m%y", "%y%m%d")}


def names_of(user):
    if user is None:
        return []
    local_part = (user.email or "").partition("@")[0]
    return longest_first(words_in(f"{user.full_name} {local_part}"))


def names_of_units(user):
    employment = user.current_employment() if user is not None and user.pk else None
    if employment is None:
        return []
    units = OrgUnit.objects.filter(path__in=[employment.unit.path, *employment.unit.paths_above])
    return [f"{unit.name} {unit.short_name}" for unit in units]


def words_in(text):
    return [word for word in re.split(r"[^\w]+", text.lower()) if len(word) >= SHORTEST_WORD]


def longest_first(words):
    return sorted(set(words), key=len, reverse=True)


def is_mostly(password, words):
    """Whether the words are in the password, and few letters are left once they are taken out."""
    letters = re.sub(r"[\W\d_]+", "", password.lower())
    left = letters
    for word in words:
        left = left.replace(word, "")
    return left != letters and len(left) < LEAST_OF_ONES_OWN
