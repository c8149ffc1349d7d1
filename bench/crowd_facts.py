"""Runs in the site's own process: makes an officer of the demo serve the large agency too, and says what to open."""

from django.db import connection
from django.utils import timezone

from accounts.models import Employment, OrgUnit, User
from accounts.privacy.notices import unread_notice
from accounts.privacy.services.notices import acknowledge_notice
from accounts.services import grant_role
from accounts.synthetic.organisation import AGENCY
from home.demo import accounts


def addresses():
    """{name of the journey: address}"""
    officer = User.objects.get(employments__number=accounts.REGENCY_OFFICER.number)
    agency = OrgUnit.objects.get(code=AGENCY)
    for role in ("hr_officer", "agency_administrator"):
        grant_role(user=officer, role=role, unit=agency, at=timezone.now())
    notice = unread_notice(user=officer, on=timezone.localdate())
    if notice:
        acknowledge_notice(user=officer, notice=notice, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself some time after so many rows
    fiftieth = User.objects.filter(employments__unit__code__startswith="S0").order_by("full_name", "pk")[50]
    number = Employment.objects.get(user=fiftieth).number
    division = agency.get_children().first().get_children().first()
    return {
        "people_list_100000": "/pegawai/",
        "people_next_100000": f"/pegawai/?after={fiftieth.public_id}",
        "people_search_100000": "/pegawai/?q=slamet+nugroho",
        "people_number_100000": f"/pegawai/?q={number}",
        "unit_tree_2000": f"/organisasi/?open={division.public_id}",
    }
