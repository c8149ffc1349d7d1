from django.urls import path

from competencies.lesson_hours import office_views, rule_views, target_views, views

urlpatterns = [
    path("jp/", views.own, name="hours"),
    path("jp/unduh/<slug:kind>/", views.own_file, name="hours_file"),
    path("jp/pegawai/<uuid:public_id>/", office_views.of_person, name="hours_of"),
    path("jp/pegawai/<uuid:public_id>/unduh/<slug:kind>/", office_views.file_of_person, name="hours_file_of"),
    path("jp/koreksi/<uuid:public_id>/", office_views.correct, name="correct_hours"),
    path("jp/aturan/", rule_views.rules, name="hours_rules"),
    path("jp/aturan/<int:version>/", rule_views.rule, name="hours_rule"),
    path("jp/aturan/<uuid:agency>/<int:version>/", rule_views.rule, name="agency_hours_rule"),
    path("jp/aturan/baru/", rule_views.make, name="make_national_hours_rule"),
    path("jp/aturan/<uuid:agency>/baru/", rule_views.make, name="make_hours_rule"),
    path("jp/target/<uuid:agency>/", target_views.targets, name="hours_targets"),
]
