from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Task, TaskState

from assessments.models.questions import Question


class BankReview(Task):
    """A second pair of eyes: another trainer of the same bank decides, never who wrote the question or sent it in."""

    class Meta:
        verbose_name = gettext_lazy("review by another trainer of the bank")
        verbose_name_plural = gettext_lazy("reviews by another trainer of the bank")

    @classmethod
    def get_description(cls):
        return _("Trainers of the question bank review what others of them wrote.")

    def get_task_states_user_can_moderate(self, user, **kwargs):
        own = Question.objects.visible_to(user).order_by().annotate(key=Cast("pk", CharField())).values("key")
        waiting = self.task_states.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type__app_label=Question._meta.app_label,
            workflow_state__base_content_type__model=Question._meta.model_name,
            workflow_state__object_id__in=own,
        )
        return waiting.exclude(workflow_state__requested_by=user).exclude(revision__user=user)

    def get_actions(self, obj, user):
        if not self._may_decide(obj.current_workflow_task_state, user):
            return []
        return [
            ("reject", _("Request changes"), True),
            ("approve", _("Approve"), False),
            ("approve", _("Approve with comment"), True),
        ]

    def on_action(self, task_state, user, action_name, **kwargs):
        # Wagtail looks at the question of the address, and takes any review that the same address names.
        if not self._may_decide(task_state, user):
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def locked_for_user(self, obj, user):
        return not self._may_decide(obj.current_workflow_task_state, user)

    def _may_decide(self, task_state, user):
        return task_state is not None and self.get_task_states_user_can_moderate(user).filter(pk=task_state.pk).exists()
