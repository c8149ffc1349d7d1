from django.urls import path

from accounts import views

app_name = "privacy"

urlpatterns = [path("", views.account_settings, name="overview")]
