"""Whose question banks somebody reaches in the content admin: their own; administrators reach all (docs/adr/0023)."""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.db.models import Q
from django.http import Http404
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from assessments.models import Question, QuestionBank


class BankPolicy(ModelPermissionPolicy):
    """The group says what trainers may do to banks, and the bank says which trainers."""

    permission_cache_name = "_own_bank_ids"

    def get_all_permissions_for_user(self, user):
        """Asked of the database once for each user of a request: lists ask for every row."""
        return set(QuestionBank.objects.visible_to(user).values_list("pk", flat=True))

    def user_has_permission_for_instance(self, user, action, instance):
        if not self.user_has_permission(user, action):
            return False
        return user.is_superuser or self.bank_of(instance) in self.get_cached_permissions_for_user(user)

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).visible_to(user)

    def users_with_any_permission_for_instance(self, actions, instance):
        people = super().users_with_any_permission_for_instance(actions, instance)
        return people.filter(Q(is_superuser=True) | Q(bank_memberships__bank=self.bank_of(instance))).distinct()

    def bank_of(self, bank):
        return bank.pk


class QuestionPolicy(BankPolicy):
    def bank_of(self, question):
        return question.bank_id


def register_policies():
    register_permission_policy(QuestionBank, BankPolicy(QuestionBank))
    register_permission_policy(Question, QuestionPolicy(Question))


class OfOwnBanks:
    """Beside a viewset: whatever is not of one's own banks is not found, at any address that names it.

    Wagtail's views ask the policy about a single object here and there only, and a later release may add views.
    """

    def get_urlpatterns(self):
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = _only_own(pattern.callback, self.model)
        return patterns


def _only_own(view, model):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if "pk" in kwargs and not _is_own(request.user, model, kwargs["pk"]):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _is_own(user, model, quoted):
    key = unquote(str(quoted))
    # Longer ones are beyond the integers of a database.
    return key.isdecimal() and len(key) < 19 and model.objects.visible_to(user).filter(pk=key).exists()
