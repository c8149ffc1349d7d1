from django.contrib.auth.backends import ModelBackend

from accounts import identity_numbers
from accounts.models import User


class SignInBackend(ModelBackend):
    """Sign-in by NIP, NI PPPK or e-mail."""

    def authenticate(self, request, login=None, password=None, **kwargs):
        login = login or kwargs.get("email") or kwargs.get("username")
        if not login or password is None:
            return None
        user = self._find(login)
        if user is None:
            # Hash all the same, so that unknown numbers take as long to refuse as known ones.
            User().set_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    def _find(self, login):
        """Asks once either way: a number that is no longer current finds nobody."""
        if "@" in login:
            return User.objects.filter(email=User.objects.normalize_email(login)).first()
        number = identity_numbers.normalise(login)
        return User.objects.filter(employments__number=number, employments__ended_on=None).first()
