import re

from django.core.management.base import BaseCommand, CommandError

from accounts.audit.proof import prove

KNOWN = re.compile(r"(\d+):([0-9a-f]{64})")


class Command(BaseCommand):
    help = "Prove that no sealed entry of the audit trail was changed, removed, replaced or put in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--known",
            action="append",
            default=[],
            metavar="NUMBER:DIGEST",
            help="A number and digest noted earlier or taken from an export: it must still be there. May be repeated.",
        )

    def handle(self, *, known, **options):
        proof = prove(known=dict(map(number_and_digest, known)))
        self.stdout.write(f"{proof.sealed} entries sealed and in order, {proof.unsealed} not sealed yet")
        if proof.broken:
            entry = f" (entry {proof.broken.entry.public_id})" if proof.broken.entry else ""
            raise CommandError(f"The chain is broken: number {proof.broken.sequence}{entry} {proof.broken.what}.")
        self.stdout.write(f"Note for later proofs: {proof.sealed}:{proof.digest}")


def number_and_digest(text):
    match = KNOWN.fullmatch(text)
    if match is None:
        raise CommandError(f"{text} is not a number and a digest as in 120:5f2b….")
    return int(match[1]), match[2]
