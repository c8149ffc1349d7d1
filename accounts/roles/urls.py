"""Below /peran/: the person's own roles, and those in an officer's reach."""

from django.urls import path

from accounts.roles import views

app_name = "roles"

urlpatterns = [
    path("", views.own, name="own"),
    path("kelola/", views.manage, name="manage"),
    path("kelola/beri/", views.grant, name="grant"),
    path("usulan/<uuid:public_id>/", views.proposal, name="proposal"),
    path("usulan/<uuid:public_id>/tarik/", views.withdraw, name="withdraw"),
    path("<uuid:public_id>/delegasi/", views.delegate, name="delegate"),
    path("<uuid:public_id>/akhiri/", views.end, name="end"),
]
