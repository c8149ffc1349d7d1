from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from accounts.kept_queries import Blank, KeptQuery
from accounts.logins import owner_of
from accounts.models import RoleAssignment, User

EVER_HELD_A_ROLE = Exists(RoleAssignment.objects.filter(user=OuterRef("pk")))
PERSON = KeptQuery(
    lambda: User.objects.filter(pk=Blank("pk", User._meta.pk)).annotate(ever_held_a_role=EVER_HELD_A_ROLE).order_by()
)


class SignInBackend(ModelBackend):
    """Sign-in by NIP, NI PPPK or e-mail."""

    def authenticate(self, request, login=None, password=None, **kwargs):
        login = login or kwargs.get("email") or kwargs.get("username")
        if not login or password is None:
            return None
        user = owner_of(login)
        if user is None:
            # Hash all the same, so that unknown numbers take as long to refuse as known ones.
            User().set_password(password)
            return None
        if user.check_password(password) and self.user_can_authenticate(user):
            return user
        return None

    def _get_permissions(self, user_obj, obj, from_name):
        if user_obj.has_laid_down_powers:
            return set()
        return super()._get_permissions(user_obj, obj, from_name)

    def get_user(self, user_id):
        """A role that ended a moment ago allows nothing more, though the flag on the account follows minutes later.

        Every request begins here, and most people never held a role: whether roles have to be read at all comes along.
        """
        user = next(iter(PERSON(pk=user_id)), None)
        if user is None or not self.user_can_authenticate(user):
            return None
        if not user.ever_held_a_role:
            user.held_assignments = []
        if user.is_superuser and not user.is_administrator:
            user.is_superuser = False
        return user
