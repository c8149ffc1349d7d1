"""Below /akun/kunci-api/: the person's own keys, and those of the agencies in an officer's reach."""

from django.urls import path

from accounts.api_keys import views

app_name = "api_keys"

urlpatterns = [
    path("", views.own, name="own"),
    path("buat/", views.make_own, name="make_own"),
    path("instansi/", views.agency, name="agency"),
    path("instansi/buat/", views.make_for_agency, name="make_for_agency"),
    path("<uuid:public_id>/cabut/", views.revoke, name="revoke"),
]
