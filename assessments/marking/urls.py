"""Below /kuis/penilaian/."""

from django.urls import path

from assessments.marking import views

app_name = "marking"

urlpatterns = [
    path("", views.queue, name="queue"),
    path("<uuid:item>/", views.answer, name="answer"),
    path("<uuid:item>/putuskan/", views.reconcile, name="reconcile"),
    path("rilis/<uuid:quiz_key>/", views.release, name="release"),
]
