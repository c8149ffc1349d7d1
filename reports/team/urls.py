from django.urls import path

from reports.team import views

urlpatterns = [path("tim/", views.team, name="team")]
