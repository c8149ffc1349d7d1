from django.urls import path

from certificates import public_views, views

app_name = "certificates"
urlpatterns = [
    path("sertifikat/", views.certificate_list, name="list"),
    path("sertifikat/<uuid:public_id>/unduh/", views.download, name="download"),
    path("sertifikat/<uuid:public_id>/cabut/", views.revoke, name="revoke"),
    path("verifikasi/", public_views.verify_form, name="verify_form"),
    path("v/<str:code>/", public_views.verify, name="verify"),
    # As printed, and in capitals as in the QR code, without a detour to the form with the slash.
    path("v/<str:code>", public_views.verify),
    path("V/<str:code>/", public_views.verify),
    path("V/<str:code>", public_views.verify),
]
