from django.urls import path

from certificates.sealing import views

urlpatterns = [
    path("penyegelan/", views.documents, name="sealing"),
    path("penyegelan/unggah/", views.receive_signed, name="receive_signed"),
    path("penyegelan/tanda-tangan/", views.sign_here, name="sign_here"),
    path("penyegelan/unduh/", views.take_all, name="take_unsigned"),
    path("penyegelan/<uuid:public_id>/unduh/", views.take_one, name="take_one_unsigned"),
    path("penyegelan/bsre/", views.institutional_seal, name="institutional_seal"),
]
