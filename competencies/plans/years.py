"""Which year a list of plans is of."""

from competencies.plans.spreading import open_years

YEARS_BACK = 3


def chosen_year(request, today):
    """(the year asked for in the address, else this one; the years to choose from)."""
    years = sorted({*open_years(today), *range(today.year - YEARS_BACK, today.year)}, reverse=True)
    asked = request.GET.get("year", "")
    return next((year for year in years if str(year) == asked), today.year), years
