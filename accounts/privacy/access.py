"""Who may open which of the pages of this topic. What isn't yours isn't there."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404

from accounts.models import OrgUnit
from accounts.powers import Power


def with_power(power):
    """For pages of people who have `power` somewhere; the queries on them say how far it reaches."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.has_power(power):
                raise Http404
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return guard


def serves_whole_site(user):
    """Notices, periods and the record hold for every agency, so only who answers for all of them may change them."""
    if user.is_superuser:
        return True
    agencies = OrgUnit.objects.filter(depth=1, closed_on=None)
    served = agencies.within_power(user, Power.MANAGE_PRIVACY).count()
    return served > 0 and served == agencies.count()


def for_whole_site(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not serves_whole_site(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return login_required(guarded)
