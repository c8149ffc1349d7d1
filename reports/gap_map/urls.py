from django.urls import path

from reports.gap_map import views

urlpatterns = [
    path("kesenjangan/", views.own_gap_map, name="own_gap_map"),
    path("<uuid:public_id>/kesenjangan/", views.gap_map_page, name="gap_map"),
    path("<uuid:public_id>/kesenjangan.csv", views.gap_map_csv, name="gap_map_csv"),
    path("<uuid:public_id>/kesenjangan/<words:framework>/<words:code>/", views.gap_people, name="gap_people"),
]
