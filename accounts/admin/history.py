from django.http import Http404
from wagtail.admin.views.reports.audit_logging import LogEntriesView


class SiteHistoryView(LogEntriesView):
    """For administrators. Of all but pages Wagtail shows it to whoever may change one thing of a kind: cohorts and
    questions of every agency, and who wrote them. Each thing's own history stays with whoever reaches the thing.
    """

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_superuser:
            raise Http404
        return super().dispatch(request, *args, **kwargs)
