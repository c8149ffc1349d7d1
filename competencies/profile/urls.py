from django.urls import path

from competencies.profile import cv_views, export_views, views

urlpatterns = [
    path("", views.profile, name="profile"),
    path("pegawai/<uuid:public_id>/", views.person, name="person"),
    path("cv/", cv_views.shares, name="shares"),
    path("cv/<uuid:public_id>/tarik/", cv_views.withdraw_share, name="withdraw_share"),
    path("ekspor/", export_views.export, name="export"),
]
