"""Below /admin/reports/, in front of Wagtail's own. Names stay with Wagtail's."""

from django.http import Http404
from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView


class ForAdministrators:
    """Wagtail shows the reviews of all questions, and who asked for them, to whoever may change one of them."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class AllWorkflowsView(ForAdministrators, WorkflowView):
    pass


class AllWorkflowTasksView(ForAdministrators, WorkflowTasksView):
    pass


def guarded(view, **options):
    return never_cache(require_admin_access(view.as_view(**options)))


urlpatterns = [
    path("workflow/", guarded(AllWorkflowsView)),
    path("workflow/results/", guarded(AllWorkflowsView, results_only=True)),
    path("workflow_tasks/", guarded(AllWorkflowTasksView)),
    path("workflow_tasks/results/", guarded(AllWorkflowTasksView, results_only=True)),
]
