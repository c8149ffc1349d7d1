"""The addresses of this room, each beside the part that answers it; all of them in one namespace."""

from certificates.credentials import urls as credentials
from certificates.issuing import urls as issuing
from certificates.keys import urls as keys
from certificates.life import urls as life
from certificates.offline import urls as offline
from certificates.register import urls as register
from certificates.sealing import urls as sealing
from certificates.verifying import urls as verifying
from certificates.wallet import urls as wallet

app_name = "certificates"
urlpatterns = [
    *wallet.urlpatterns,
    *life.urlpatterns,
    *issuing.urlpatterns,
    *sealing.urlpatterns,
    *keys.urlpatterns,
    *credentials.urlpatterns,
    *register.urlpatterns,
    *offline.urlpatterns,
    *verifying.urlpatterns,
]
