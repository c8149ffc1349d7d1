from django.urls import path

from assessments.question_files import views

app_name = "question_files"

urlpatterns = [
    path("", views.imports, name="list"),
    path("kirim/", views.upload, name="upload"),
    path("templat.xlsx", views.template, name="template"),
    path("ekspor/", views.export, name="export"),
    path("<uuid:public_id>/", views.question_import, name="import"),
    path("<uuid:public_id>/ambil/", views.apply, name="apply"),
    path("<uuid:public_id>/urungkan/", views.undo, name="undo"),
    path("<uuid:public_id>/buang/", views.discard, name="discard"),
]
