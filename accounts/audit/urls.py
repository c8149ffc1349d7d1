from django.urls import path

from accounts.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="list"),
    path("jejak-audit.csv", views.export, name="export"),
    path("<uuid:public_id>/", views.entry, name="entry"),
]
