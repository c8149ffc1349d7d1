from django.urls import path

from accounts.privacy.views import activities, breaches, desk, notice, own, own_requests, retention, site_notice

app_name = "privacy"

urlpatterns = [
    path("", own.overview, name="overview"),
    path("salinan/", own.ask_export, name="ask_export"),
    path("salinan/<uuid:public_id>/", own.download_export, name="download_export"),
    path("persetujuan/<slug:purpose>/", own.consent, name="consent"),
    path("pemberitahuan/", notice.read_notice, name="notice"),
    path("permintaan/", own_requests.requests, name="requests"),
    path("permintaan/<uuid:public_id>/", own_requests.own_request, name="request"),
    path("permintaan/<uuid:public_id>/tarik/", own_requests.withdraw, name="withdraw_request"),
    path("meja/", desk.desk, name="desk"),
    path("meja/<uuid:public_id>/", desk.handle, name="handle"),
    path("meja/<uuid:public_id>/ambil/", desk.take, name="take"),
    path("meja/<uuid:public_id>/jawab/", desk.answer, name="answer"),
    path("meja/<uuid:public_id>/tolak/", desk.refuse, name="refuse"),
    path("meja/<uuid:public_id>/perbaiki/", desk.correct, name="correct"),
    path("meja/<uuid:public_id>/batasi/", desk.restrict, name="restrict"),
    path("meja/<uuid:public_id>/hapus/", desk.erase, name="erase"),
    path("kegiatan/", activities.activities, name="activities"),
    path("kegiatan/unduh/", activities.activities_csv, name="activities_csv"),
    path("kegiatan/<slug:code>/", activities.activity, name="activity"),
    path("retensi/", retention.rules, name="retention"),
    path("retensi/<uuid:public_id>/", retention.change, name="retention_rule"),
    path("retensi/<uuid:public_id>/sakelar/", retention.switch, name="switch_retention"),
    path("insiden/", breaches.register, name="breaches"),
    path("insiden/baru/", breaches.new, name="new_breach"),
    path("insiden/<uuid:public_id>/", breaches.incident_page, name="breach"),
    path("insiden/<uuid:public_id>/ubah/", breaches.edit, name="edit_breach"),
    path("insiden/<uuid:public_id>/terdampak/", breaches.add_people, name="add_breach_people"),
    path("insiden/<uuid:public_id>/tindakan/", breaches.act, name="breach_act"),
    path("insiden/<uuid:public_id>/surat/<slug:receiver>/", breaches.letter, name="breach_letter"),
    path("situs/", site_notice.contact, name="contact"),
    path("situs/pemberitahuan/", site_notice.new_notice, name="new_notice"),
]
