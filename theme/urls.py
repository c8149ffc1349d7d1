from django.urls import path

from theme import views

app_name = "theme"

urlpatterns = [
    path("gaya/", views.style_page, name="style"),
    path("bahasa/", views.set_language, name="set_language"),
    path("aksesibilitas/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
