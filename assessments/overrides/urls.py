"""Below /kuis/pengecualian/."""

from django.urls import path

from assessments.overrides import views

app_name = "overrides"

urlpatterns = [
    path("<uuid:quiz_key>/", views.overview, name="list"),
    path("<uuid:quiz_key>/tambah/", views.add, name="add"),
    path("akhiri/<uuid:public_id>/", views.end, name="end"),
]
