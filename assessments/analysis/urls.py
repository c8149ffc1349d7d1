from django.urls import path

from assessments.analysis import views

app_name = "analysis"

urlpatterns = [
    path("", views.quizzes, name="list"),
    path("<uuid:quiz_key>/", views.quiz, name="quiz"),
    path("<uuid:quiz_key>/hitung/", views.ask, name="ask"),
    path("<uuid:quiz_key>/kemajuan/", views.progress, name="progress"),
    path("<uuid:quiz_key>/butir/<uuid:public_id>/", views.item, name="item"),
    path("<uuid:quiz_key>/<slug:name>.csv", views.table, name="table"),
]
