from django.urls import path

from certificates.wallet import correction_views, sharing_views, views

urlpatterns = [
    path("sertifikat/", views.certificate_list, name="list"),
    path("sertifikat/<uuid:public_id>/", views.detail, name="detail"),
    path("sertifikat/<uuid:public_id>/unduh/", views.download, name="download"),
    path("sertifikat/<uuid:public_id>/pratinjau.png", views.preview, name="preview"),
    path("sertifikat/<uuid:public_id>/tampilan/", sharing_views.disclose, name="disclose"),
    path("sertifikat/<uuid:public_id>/tautan/", sharing_views.share, name="share"),
    path("sertifikat/<uuid:public_id>/koreksi/", correction_views.ask_correction, name="ask_correction"),
    path("sertifikat/tautan/<uuid:public_id>/tarik/", sharing_views.withdraw_link, name="withdraw_link"),
    path(
        "sertifikat/koreksi/<uuid:public_id>/tarik/",
        correction_views.withdraw_correction,
        name="withdraw_correction",
    ),
    path("bagikan/<str:token>/", sharing_views.shared, name="shared"),
]
