"""Below /akun/. The names without a namespace are those that allauth looks up."""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as mfa_views
from allauth.socialaccount.providers.openid_connect import views as oidc_views
from django.urls import path

from accounts.entering import identity_views, passkey_views, security_views

own_urls = [
    path("keamanan/", security_views.overview, name="security"),
    path("keamanan/aplikasi/", security_views.add_app, name="add_app"),
    path("keamanan/aplikasi/hapus/", security_views.remove_app, name="remove_app"),
    path("keamanan/kode-pemulihan/", security_views.recovery_codes, name="recovery_codes"),
    path("keamanan/kode-pemulihan/unduh/", security_views.download_recovery_codes, name="download_recovery_codes"),
    path("keamanan/kunci-sandi/", passkey_views.add_passkey, name="add_passkey"),
    path("keamanan/kunci-sandi/permintaan/", passkey_views.passkey_options, name="passkey_options"),
    path("keamanan/kunci-sandi/hapus/", passkey_views.remove_passkey, name="remove_passkey"),
    path("keamanan/sesi/", security_views.end_session, name="end_session"),
    path("keamanan/sesi/lain/", security_views.end_other_sessions, name="end_other_sessions"),
    path("keamanan/sso/", identity_views.unlink, name="unlink_identity"),
    path("masuk/kunci-sandi/permintaan/", passkey_views.sign_in_options, name="sign_in_options"),
]

allauth_names = [
    path("keamanan/konfirmasi/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("keamanan/konfirmasi/kode/", mfa_views.reauthenticate, name="mfa_reauthenticate"),
    path("keamanan/konfirmasi/kunci-sandi/", passkey_views.reauthenticate, name="mfa_reauthenticate_webauthn"),
    path("masuk/langkah-kedua/", passkey_views.second_step, name="mfa_authenticate"),
    path("masuk/kunci-sandi/", passkey_views.sign_in_with_passkey, name="mfa_login_webauthn"),
    path("sso/<slug:provider_id>/", oidc_views.login, name="openid_connect_login"),
    path("sso/<slug:provider_id>/kembali/", oidc_views.callback, name="openid_connect_callback"),
]
