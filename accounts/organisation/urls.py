from django.urls import path

from accounts.organisation import change_views, views

app_name = "organisation"

urlpatterns = [
    path("", views.tree, name="tree"),
    path("instansi-baru/", change_views.add, name="new_agency"),
    path("perubahan/<uuid:public_id>/batal/", views.cancel, name="cancel"),
    path("<uuid:public_id>/", views.unit, name="unit"),
    path("<uuid:public_id>/tambah/", change_views.add, name="add"),
    path("<uuid:public_id>/data/", change_views.correct, name="correct"),
    path("<uuid:public_id>/ubah-nama/", change_views.change, {"kind": "renamed"}, name="rename"),
    path("<uuid:public_id>/pindah/", change_views.change, {"kind": "moved"}, name="move"),
    path("<uuid:public_id>/gabung/", change_views.change, {"kind": "merged"}, name="merge"),
    path("<uuid:public_id>/tutup/", change_views.change, {"kind": "closed"}, name="close"),
    path("<uuid:public_id>/buka-kembali/", change_views.change, {"kind": "reopened"}, name="reopen"),
]
