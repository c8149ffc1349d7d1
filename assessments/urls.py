"""Below /kuis/. Every topic has a namespace of its own beside that of the learners' pages."""

from django.urls import include, path

from assessments import views
from assessments.attempts_desk.views import log
from assessments.quiz_desk import views as quiz_desk

learners = [
    path("meja/<uuid:quiz_key>/", quiz_desk.desk, name="quiz_desk"),
    path("mulai/<uuid:quiz_key>/", views.start, name="start"),
    path("<uuid:public_id>/", views.attempt, name="attempt"),
    path("<uuid:public_id>/jawab/", views.save, name="save"),
    path("<uuid:public_id>/periksa/", views.review, name="review"),
    path("<uuid:public_id>/kirim/", views.submit, name="submit"),
    path("<uuid:public_id>/hasil/", views.result, name="result"),
    path("<uuid:public_id>/catatan/", log, name="log"),
]

urlpatterns = [
    path("lembar/", include("assessments.bank.urls")),
    path("berkas-soal/", include("assessments.question_files.urls")),
    path("berkas-jawaban/", include("assessments.handed_in.urls")),
    path("analisis/", include("assessments.analysis.urls")),
    path("penilaian-ulang/", include("assessments.regrading.urls")),
    path("cetak-biru/", include("assessments.quiz_desk.urls")),
    path("pengecualian/", include("assessments.overrides.urls")),
    path("percobaan/", include("assessments.attempts_desk.urls")),
    path("penilaian/", include("assessments.marking.urls")),
    path("banding/", include("assessments.marking.appeal_urls")),
    path("", include((learners, "assessments"))),
]
