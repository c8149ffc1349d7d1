"""Below /kuis/banding/."""

from django.urls import path

from assessments.marking import appeal_views

app_name = "appeals"

urlpatterns = [
    path("", appeal_views.queue, name="queue"),
    path("saya/", appeal_views.own, name="own"),
    path("ajukan/<uuid:attempt>/", appeal_views.make, name="make"),
    path("<uuid:public_id>/", appeal_views.answer, name="answer"),
]
