from django.urls import path

from certificates.credentials import public_views, views

urlpatterns = [
    path(".well-known/did.json", public_views.did_json, name="platform_did"),
    path("penerbit/", public_views.issuer, name="platform_issuer"),
    path("penerbit/profil.json", public_views.issuer_json, name="platform_issuer_json"),
    path("penerbit/<slug:slug>/", public_views.issuer, name="issuer"),
    path("penerbit/<slug:slug>/did.json", public_views.did_json, name="issuer_did"),
    path("penerbit/<slug:slug>/profil.json", public_views.issuer_json, name="issuer_json"),
    path("capaian/<uuid:public_id>/", public_views.achievement_page, name="achievement"),
    path("capaian/<uuid:public_id>/capaian.json", public_views.achievement_json, name="achievement_json"),
    path("capaian/<uuid:public_id>/lencana.png", public_views.achievement_badge, name="achievement_badge"),
    path("status/<slug:slug>/<int:number>/", public_views.status_list, name="status_list"),
    path("sertifikat/<uuid:public_id>/kredensial.json", views.credential_json, name="credential_json"),
    path("sertifikat/<uuid:public_id>/kredensial.jwt", views.credential_jwt, name="credential_jwt"),
    path("sertifikat/<uuid:public_id>/lencana.png", views.badge_png, name="badge_png"),
    path("sertifikat/<uuid:public_id>/lencana.svg", views.badge_svg, name="badge_svg"),
]
