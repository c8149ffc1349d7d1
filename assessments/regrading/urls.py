from django.urls import path

from assessments.regrading import views

app_name = "regrading"

urlpatterns = [
    path("", views.regrades, name="list"),
    path("soal/<uuid:public_id>/", views.question, name="question"),
    path("<uuid:public_id>/", views.outcomes, name="outcomes"),
    path("<uuid:public_id>/<uuid:attempt_id>/", views.decide, name="decide"),
]
