"""Below /kuis/lembar/."""

from django.urls import path

from assessments.bank import views

app_name = "bank"

urlpatterns = [
    path("<uuid:public_id>/", views.card, name="card"),
    path("<uuid:public_id>/riwayat/", views.history, name="history"),
    path("<uuid:public_id>/nonaktifkan/", views.retire, name="retire"),
    path("<uuid:public_id>/aktifkan/", views.bring_back, name="bring_back"),
]
