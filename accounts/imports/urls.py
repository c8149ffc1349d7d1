from django.urls import path

from accounts.imports import views

app_name = "imports"

urlpatterns = [
    path("", views.imports, name="list"),
    path("baru/<slug:kind>/", views.upload, name="upload"),
    path("templat/<slug:kind>.<slug:extension>", views.template, name="template"),
    path("<uuid:public_id>/", views.batch, name="batch"),
    path("<uuid:public_id>/kemajuan/", views.progress, name="progress"),
    path("<uuid:public_id>/masalah.csv", views.problems, name="problems"),
    path("<uuid:public_id>/terapkan/", views.apply, name="apply"),
    path("<uuid:public_id>/buang/", views.discard, name="discard"),
    path("<uuid:public_id>/urungkan/", views.undo, name="undo"),
]
