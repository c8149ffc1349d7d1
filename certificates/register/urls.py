from django.urls import path

from certificates.register import views

urlpatterns = [
    path("register/", views.register, name="register"),
    path("register/checkpoint", views.checkpoint, name="register_checkpoint"),
]
