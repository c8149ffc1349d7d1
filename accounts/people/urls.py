from django.urls import path

from accounts.people import employment_views, merge_views, views

app_name = "people"

urlpatterns = [
    path("", views.people_list, name="list"),
    path("tambah/", views.add, name="add"),
    path("<uuid:public_id>/", views.person, name="person"),
    path("<uuid:public_id>/ubah/", views.edit, name="edit"),
    path("<uuid:public_id>/akun/", views.account, name="account"),
    path("<uuid:public_id>/jabatan/", employment_views.employ, name="employ"),
    path("<uuid:public_id>/atasan/", employment_views.superior, name="superior"),
    path("<uuid:public_id>/berhenti/", employment_views.leave, name="leave"),
    path("<uuid:public_id>/batal-rencana/", employment_views.cancel_planned, name="cancel_planned"),
    path("<uuid:public_id>/gabung/", merge_views.merge, name="merge"),
    path("<uuid:public_id>/gabung/<uuid:other_id>/", merge_views.merge_preview, name="merge_preview"),
]
