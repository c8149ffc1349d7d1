from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from competencies.forms import YearForm
from competencies.profile import profile as profile_of
from competencies.statement import statement


@login_required
@require_safe
def profile(request):
    """A person's own page; nobody else's can be named in the address."""
    now = timezone.now()
    form = YearForm(request.GET)
    context = {
        "form": form,
        "profile": profile_of(person=request.user, at=now),
        "statement": statement(
            person=request.user,
            employment=request.user.current_employment(),
            year=form.cleaned_data["year"] if form.is_valid() else None,
            this_year=timezone.localtime(now).year,
        ),
    }
    return render(request, "competencies/profile.html", context)
