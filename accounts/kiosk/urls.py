from django.urls import path

from accounts.kiosk import office_views, views

app_name = "kiosk"

urlpatterns = [
    path("", views.enter, name="enter"),
    path("pin/", views.choose_pin, name="choose_pin"),
    path("hadir/", views.presence, name="presence"),
    path("perangkat/", office_views.devices_page, name="devices"),
    path("perangkat/<uuid:public_id>/akhiri/", office_views.end_device, name="end_device"),
    path("kartu/", office_views.choose_unit, name="cards"),
    path("kartu/<uuid:public_id>/", office_views.unit_cards, name="unit_cards"),
    path("kartu/<uuid:public_id>/cetak/", office_views.print_missing, name="print_missing"),
    path("kartu/pegawai/<uuid:public_id>/cetak/", office_views.print_card, name="print_card"),
    path("kartu/pegawai/<uuid:public_id>/cabut/", office_views.revoke_card, name="revoke_card"),
]
