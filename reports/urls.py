from django.urls import path

from reports import views
from reports.gap_map import urls as gap_map
from reports.team import urls as team

app_name = "reports"
urlpatterns = [
    *gap_map.urlpatterns,
    *team.urlpatterns,
    path("", views.unit_board, name="unit_board"),
    path("<uuid:public_id>/", views.unit, name="unit"),
    path("<uuid:public_id>/pegawai.csv", views.unit_csv, name="unit_csv"),
    path("pegawai/<uuid:public_id>/", views.person, name="person"),
]
