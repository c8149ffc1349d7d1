from django.urls import path

from assessments import views

app_name = "assessments"

urlpatterns = [
    path("mulai/<uuid:quiz_key>/", views.start, name="start"),
    path("<uuid:public_id>/", views.attempt, name="attempt"),
    path("<uuid:public_id>/jawab/", views.save, name="save"),
    path("<uuid:public_id>/periksa/", views.review, name="review"),
    path("<uuid:public_id>/kirim/", views.submit, name="submit"),
    path("<uuid:public_id>/hasil/", views.result, name="result"),
]
