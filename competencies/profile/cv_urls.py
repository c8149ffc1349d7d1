"""Below /cv/: what strangers with a link see."""

from django.urls import path

from competencies.profile import cv_views

app_name = "cv"

urlpatterns = [path("<words:token>/", cv_views.shared, name="shared")]
