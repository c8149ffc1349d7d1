from django.urls import path

from competencies.standards import file_views, line_views, own_views, views

STANDARD = "standar/<uuid:public_id>"

urlpatterns = [
    path("standar-saya/", own_views.own, name="own_standard"),
    path("standar/", views.standards, name="standards"),
    path("standar/baru/", views.new, name="standard_new"),
    path("standar/pegawai/<uuid:public_id>/", own_views.person, name="person_standard"),
    path(f"{STANDARD}/", views.standard, name="standard"),
    path(f"{STANDARD}/ubah/", views.edit, name="standard_edit"),
    path(f"{STANDARD}/salin/", views.copy, name="standard_copy"),
    path(f"{STANDARD}/hapus/", views.discard, name="standard_discard"),
    path(f"{STANDARD}/terbitkan/", views.publish, name="standard_publish"),
    path(f"{STANDARD}/tarik/", views.take_back, name="standard_take_back"),
    path(f"{STANDARD}/akhiri/", views.end, name="standard_end"),
    path(f"{STANDARD}/butir/baru/", line_views.add, name="standard_line_new"),
    path(f"{STANDARD}/butir/<uuid:line_id>/", line_views.change, name="standard_line"),
    path(f"{STANDARD}/butir/<uuid:line_id>/hapus/", line_views.remove, name="standard_line_remove"),
    path(f"{STANDARD}/impor/", file_views.send, name="standard_import"),
    path(f"{STANDARD}/impor/terapkan/", file_views.take, name="standard_import_take"),
    path(f"{STANDARD}/templat/", file_views.template, name="standard_template"),
    path(f"{STANDARD}/unduh/", file_views.export, name="standard_export"),
]
