from django.urls import path

from certificates.life import views

urlpatterns = [
    path("sertifikat/<uuid:public_id>/cabut/", views.revoke, name="revoke"),
    path("koreksi-sertifikat/", views.corrections, name="corrections"),
    path("koreksi-sertifikat/<uuid:public_id>/", views.correction, name="correction"),
]
