"""Below /akun/. Signing in and out have addresses of their own (config.urls); signing up does not exist.

The names without a namespace are those that allauth looks up.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from accounts import views
from accounts.entering import security_urls, security_views

own_urls = (
    [
        path("", views.account_settings, name="settings"),
        *security_urls.own_urls,
        path("tugas/", views.office_page, name="office"),
        path("terbatas/", views.members_only, name="members_only"),
    ],
    "accounts",
)

urlpatterns = [
    path("", include(own_urls)),
    *security_urls.allauth_names,
    path("kata-sandi/ubah/", allauth_views.password_change, name="account_change_password"),
    path("kata-sandi/pilih/", security_views.set_password, name="account_set_password"),
    path("kata-sandi/lupa/", views.password_reset, name="account_reset_password"),
    path("kata-sandi/lupa/terkirim/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^kata-sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.choose_password,
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/baru/selesai/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
