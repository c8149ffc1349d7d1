"""Below /kuis/cetak-biru/."""

from django.urls import path

from assessments.quiz_desk import views

app_name = "blueprint"

urlpatterns = [path("<uuid:quiz_key>/", views.blueprint, name="quiz")]
