"""Which room answers which address. Wagtail's pages come last: they take every path that is left."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from accounts.admin.history import SiteHistoryView
from accounts.admin.people import EditorSettingsView
from accounts.privacy.views.notice import public_notice
from accounts.views import sign_in, sign_out
from config.api import api
from home import views as home_views

handler400 = "theme.views.bad_request"
handler403 = "theme.views.permission_denied"
handler404 = "theme.views.page_not_found"
handler429 = "accounts.views.too_many_requests"  # asked for by allauth
handler500 = "theme.views.server_error"

urlpatterns = [
    path("masuk/", sign_in, name="account_login"),
    path("keluar/", never_cache(sign_out), name="account_logout"),
    path("akun/", include("accounts.urls")),
    path("akun/kunci-api/", include("accounts.api_keys.urls")),
    path("pegawai/", include("accounts.people.urls")),
    path("organisasi/", include("accounts.organisation.urls")),
    path("impor/", include("accounts.imports.urls")),
    path("peran/", include("accounts.roles.urls")),
    path("jejak-audit/", include("accounts.audit.urls")),
    path("data-pribadi/", include("accounts.privacy.urls")),
    path("privasi/", public_notice, name="privacy_notice"),
    path("kios/", include("accounts.kiosk.urls")),
    path("aktivasi/", include("accounts.entering.urls")),
    path("", include("home.urls")),
    path("kompetensi/", include("competencies.urls")),
    path("cv/", include("competencies.profile.cv_urls")),
    path("belajar/", include("courses.urls")),
    path("kuis/", include("assessments.urls")),
    path("", include("certificates.urls")),
    path("api/v1/", api.urls),
    path("unit/", include("reports.urls")),
    path("", include("theme.urls")),
    # Wagtail's own way in knows neither numbers nor limits, and its way out leaves the cache behind.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/logout/", never_cache(sign_out)),
    path("admin/account/", require_admin_access(EditorSettingsView.as_view())),
    path("admin/reports/site-history/", never_cache(require_admin_access(SiteHistoryView.as_view()))),
    path(
        "admin/reports/site-history/results/",
        never_cache(require_admin_access(SiteHistoryView.as_view(results_only=True))),
    ),
    path("admin/reports/", include("assessments.bank.report_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Wagtail gives pictures short names of plain letters; the disk breaks down over a longer one.
    re_path(r"^media/(?P<path>images/[\w.\-]{1,200})$", serve, {"document_root": settings.MEDIA_ROOT}),
    re_path(wagtail_urls.serve_pattern, home_views.page),
    path("", include(wagtail_urls)),
]
