from django.urls import path

from competencies.claims import desk_views, list_views, views

urlpatterns = [
    path("pelatihan-luar/", views.claim_list, name="claims"),
    path("pelatihan-luar/baru/", views.start, name="claim_new"),
    path("pelatihan-luar/pemeriksaan/", desk_views.queue, name="claim_queue"),
    path("pelatihan-luar/pemeriksaan/<uuid:public_id>/", desk_views.check, name="claim_check"),
    path("pelatihan-luar/pemeriksaan/<uuid:public_id>/batalkan/", desk_views.revoke, name="claim_revoke"),
    path("pelatihan-luar/impor/", list_views.upload, name="claim_import"),
    path("pelatihan-luar/impor/templat/", list_views.template, name="claim_import_template"),
    path("pelatihan-luar/berkas/<uuid:public_id>/", desk_views.proof, name="claim_file"),
    path("pelatihan-luar/berkas/<uuid:public_id>/kirim/", views.upload, name="claim_upload"),
    path("pelatihan-luar/<uuid:public_id>/", views.detail, name="claim"),
    path("pelatihan-luar/<uuid:public_id>/ubah/", views.edit, name="claim_edit"),
    path("pelatihan-luar/<uuid:public_id>/kompetensi/", views.competencies, name="claim_competencies"),
    path("pelatihan-luar/<uuid:public_id>/ajukan/", views.submit, name="claim_submit"),
    path("pelatihan-luar/<uuid:public_id>/tarik/", views.withdraw, name="claim_withdraw"),
    path("pelatihan-luar/<uuid:public_id>/hapus/", views.delete, name="claim_delete"),
]
