from django.urls import path

from certificates.issuing import batch_views, number_views, views

urlpatterns = [
    path("penerbitan/", views.cohorts, name="issuing"),
    path("penerbitan/angkatan/<uuid:public_id>/", views.cohort, name="issuing_cohort"),
    path("penerbitan/angkatan/<uuid:public_id>/siapkan/", batch_views.prepare, name="prepare_batch"),
    path("penerbitan/peserta/<uuid:public_id>/nomor/", number_views.number_by_hand, name="number_by_hand"),
    path("penerbitan/kelompok/<uuid:public_id>/", batch_views.batch, name="batch"),
    path("penerbitan/kelompok/<uuid:public_id>/kemajuan/", batch_views.progress, name="batch_progress"),
    path("penerbitan/kelompok/<uuid:public_id>/setujui/", batch_views.approve, name="approve_batch"),
    path("penerbitan/kelompok/<uuid:public_id>/jeda/", batch_views.pause, name="pause_batch"),
    path("penerbitan/kelompok/<uuid:public_id>/lanjutkan/", batch_views.resume, name="resume_batch"),
    path("penerbitan/kelompok/<uuid:public_id>/batalkan/", batch_views.cancel, name="cancel_batch"),
    path("penerbitan/nomor/", number_views.all_series, name="numbers"),
    path("penerbitan/nomor/<uuid:agency>/<int:year>/", number_views.one_series, name="number_series"),
    path("penerbitan/nomor/<uuid:agency>/<int:year>/<str:course_code>/", number_views.one_series, name="number_series"),
]
