"""Whose question banks somebody reaches in the content admin: docs/adr/0023."""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.db.models import Q
from django.http import Http404
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from accounts.models import Employment
from assessments.models import BankCategory, Case, Question, QuestionBank


class OfBankPolicy(ModelPermissionPolicy):
    """The group says what trainers may do to questions, and the bank says which trainers."""

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
        bank = self.bank_of(instance)
        return people.filter(
            Q(is_superuser=True) | Q(bank_memberships__bank=bank) | self._of_its_units(bank)
        ).distinct()

    def _of_its_units(self, bank):
        units = QuestionBank.units.through.objects.filter(questionbank=bank).select_related("orgunit")
        there = Employment.objects.current().in_units([each.orgunit for each in units])
        return Q(pk__in=there.order_by().values("user"))

    def bank_of(self, instance):
        return instance.bank_id


class BankPolicy(OfBankPolicy):
    """Of a bank itself, which only its own trainers call what they like and share with others."""

    permission_cache_name = "_kept_bank_ids"

    def get_all_permissions_for_user(self, user):
        return set(QuestionBank.objects.kept_by(user).values_list("pk", flat=True))

    def instances_user_has_any_permission_for(self, user, actions):
        return super().instances_user_has_any_permission_for(user, actions).kept_by(user)

    def _of_its_units(self, bank):
        return Q()

    def bank_of(self, bank):
        return bank.pk


def register_policies():
    register_permission_policy(QuestionBank, BankPolicy(QuestionBank))
    for model in (Question, BankCategory, Case):
        register_permission_policy(model, OfBankPolicy(model))


class OfOwnBanks:
    """Beside a viewset: whatever is not of one's own banks is not found, at any address that names it.

    Wagtail's views ask the policy about a single object here and there only, and a later release may add views.
    """

    def get_urlpatterns(self):
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = _only_own(pattern.callback, self.found_by)
        return patterns

    def found_by(self, user):
        return self.model.objects.visible_to(user)


def _only_own(view, found_by):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if "pk" in kwargs and not _is_among(found_by(request.user), kwargs["pk"]):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def _is_among(rows, quoted):
    key = unquote(str(quoted))
    # Longer ones are beyond the integers of a database.
    return key.isdecimal() and len(key) < 19 and rows.filter(pk=key).exists()
