"""What a password must not be made of: numbers and names that colleagues and files know about the person."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts import identity_numbers

SHORTEST_TELLING_PART = 8
NIK_LENGTH = 16
LEAST_OF_ONES_OWN = 6


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
    words = re.split(r"[^\w]+", f"{user.full_name} {local_part}".lower())
    return sorted({word for word in words if len(word) >= 3}, key=len, reverse=True)


def is_mostly(password, words):
    """Whether the words are in the password, and few letters are left once they are taken out."""
    letters = re.sub(r"[\W\d_]+", "", password.lower())
    left = letters
    for word in words:
        left = left.replace(word, "")
    return left != letters and len(left) < LEAST_OF_ONES_OWN
