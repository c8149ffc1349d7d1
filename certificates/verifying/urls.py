from django.urls import path

from certificates.verifying import views

urlpatterns = [
    path("verifikasi/", views.verify_form, name="verify_form"),
    path("verifikasi/berkas/", views.verify_file, name="verify_file"),
    path("v/<str:code>/", views.verify, name="verify"),
    path("v/<str:code>/nip/", views.match_number, name="match_number"),
    # As printed, and in capitals as in the QR code, without a detour to the form with the slash.
    path("v/<str:code>", views.verify),
    path("v/<str:code>/<str:token>", views.verify),
    path("v/<str:code>/<str:token>/", views.verify),
    path("V/<str:code>/", views.verify),
    path("V/<str:code>", views.verify),
    path("V/<str:code>/<str:token>", views.verify),
    path("V/<str:code>/<str:token>/", views.verify),
]
