from django.urls import path

from competencies.frameworks import change_views, import_views, views

urlpatterns = [
    path("kerangka/", views.frameworks, name="frameworks"),
    path("kerangka-baru/", change_views.create, name="new_framework"),
    path("kerangka-impor/", import_views.import_framework, name="import_framework"),
    path("kerangka/<words:code>/", views.framework, name="framework"),
    path("kerangka/<words:code>/ubah/", change_views.change, name="change_framework"),
    path("kerangka/<words:code>/unduh/<words:extension>/", views.download, name="download_framework"),
    path("kerangka/<words:code>/tambah/", change_views.competency, name="new_competency"),
    path("kerangka/<words:code>/kompetensi/<words:competency>/", change_views.competency, name="change_competency"),
    path("padanan/", views.crosswalk, name="crosswalk"),
    path("padanan/impor/", import_views.import_crosswalk, name="import_crosswalk"),
    path("padanan/hapus/", change_views.remove_link, name="remove_link"),
    path("padanan/unduh/<words:extension>/", views.download_crosswalk, name="download_crosswalk"),
]
