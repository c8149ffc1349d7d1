from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts import audit
from certificates.keys import hardware, pkcs12, services
from certificates.models import Issuer


class Command(BaseCommand):
    help = (
        "Announce a seal key that lies in the hardware module (PKCS11_MODULE, PKCS11_TOKEN, PKCS11_PIN). "
        "It is put to use on the page of signing keys."
    )

    def add_arguments(self, parser):
        parser.add_argument("label", help="the label of the private key in the module")
        parser.add_argument("certificates", type=Path, help="a PEM file: the key's certificate and those above it")
        parser.add_argument("--issuer", default="", help="short name of the issuer; the platform without it")

    def handle(self, *, label, certificates, issuer, **options):
        owner = Issuer.objects.filter(slug=issuer).first()
        if owner is None:
            raise CommandError("There is no such issuer: run create_signing_keys.")
        try:
            with audit.acting(origin="adopt_hardware_key"):
                key = services.adopt_hardware_key(
                    issuer=owner, label=label, certificates=certificates.read_text(), at=timezone.now()
                )
        except (OSError, ValueError) as error:
            raise CommandError(f"The certificates can't be read: {error}") from None
        except pkcs12.NotUsable as refusal:
            raise CommandError(f"The certificate is of no use for seals: {refusal.code}.") from None
        except (hardware.HardwareNotAtHand, services.KeyDoesNotMatch, services.KeyCompromised) as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{owner.name}: {key.name} ({key.algorithm}) is announced.")
