from django.urls import path

from assessments.attempts_desk import views

app_name = "attempts"

urlpatterns = [
    path("kuis/<uuid:quiz_key>/", views.attempts_of_quiz, name="list"),
    path("<uuid:public_id>/", views.detail, name="detail"),
    path("<uuid:public_id>/terlambat/", views.late, name="late"),
    path("<uuid:public_id>/buka-lagi/", views.reopen, name="reopen"),
]
