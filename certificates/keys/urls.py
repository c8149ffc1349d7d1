from django.urls import path

from certificates.keys import views

urlpatterns = [
    path("kunci/", views.key_list, name="keys"),
    path("kunci/<uuid:public_id>/", views.key_page, name="key"),
    path("kunci/<uuid:public_id>/pakai/", views.activate, name="activate_key"),
    path("kunci/<uuid:public_id>/bocor/", views.give_up, name="give_up_key"),
    path("kunci/<uuid:public_id>/tanda-tangani-ulang/", views.renew, name="renew_certificates"),
    path("kunci/penerbit/<uuid:public_id>/baru/", views.create, name="create_key"),
    path("kunci/penerbit/<uuid:public_id>/impor/", views.import_key, name="import_key"),
]
