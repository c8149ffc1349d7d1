from django.urls import path

from accounts.entering import identity_views, office_views, views

app_name = "entering"

urlpatterns = [
    path("", views.activate, name="activate"),
    path("tautan/", views.ask_link, name="ask_link"),
    path("tautan/terkirim/", views.link_sent, name="link_sent"),
    path("sandi/<str:token>/", views.choose_password, name="choose_password"),
    path("ditolak/", views.refused, name="refused"),
    path("sso/", identity_views.confirm, name="confirm_identity"),
    path("sso/tidak-dikenal/", identity_views.unknown, name="identity_unknown"),
    path("sso/gagal/", identity_views.failed, name="identity_failed"),
    path("kelola/", office_views.choose_unit, name="manage"),
    path("kelola/<uuid:public_id>/", office_views.manage_unit, name="manage_unit"),
    path("kelola/<uuid:public_id>/surel/", office_views.mail_unit, name="mail_unit"),
    path("kelola/<uuid:public_id>/lembar-kode/", office_views.make_sheet, name="make_sheet"),
    path("kelola/pegawai/<uuid:public_id>/surel/", office_views.mail_person, name="mail_person"),
    path("kelola/pegawai/<uuid:public_id>/kode/", office_views.print_code, name="print_code"),
    path("kelola/pegawai/<uuid:public_id>/langkah-kedua/", office_views.reset_two_factor, name="reset_two_factor"),
]
