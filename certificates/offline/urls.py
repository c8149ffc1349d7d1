from django.urls import path

from certificates.offline import views

urlpatterns = [
    path("verifikasi/luring/", views.verifier, name="offline_verifier"),
    path("verifikasi/luring/aplikasi.webmanifest", views.manifest, name="offline_manifest"),
    path("verifikasi/kunci.json", views.keys, name="offline_keys"),
    path("verifikasi/sw.js", views.service_worker, name="offline_worker"),
]
