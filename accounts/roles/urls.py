from django.urls import path

from accounts import views

app_name = "roles"

urlpatterns = [path("", views.account_settings, name="own")]
