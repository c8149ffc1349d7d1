import re

from django.core.management.base import BaseCommand, CommandError

from certificates.register.checking import check

KNOWN = re.compile(r"(\d+):([0-9a-f]{64})")


class Command(BaseCommand):
    help = "Recompute the register of certificates and name the first entry that was changed, removed or put in."

    def add_arguments(self, parser):
        parser.add_argument("--files", action="store_true", help="Read every stored document and hash it, too.")
        parser.add_argument(
            "--known",
            action="append",
            default=[],
            metavar="ENTRIES:ROOT",
            help="A number of entries and their root, noted earlier or by somebody else. May be repeated.",
        )

    def handle(self, *, files, known, **options):
        report = check(with_files=files, known=dict(map(entries_and_root, known)))
        self.stdout.write(f"{report.size} entries read, {report.heads} signed heads")
        if report.heads_given_up:
            self.stdout.write(f"{report.heads_given_up} of the heads prove nothing to others: their keys were given up")
        if report.problem:
            place = "" if report.problem.position is None else f"entry {report.problem.position} "
            raise CommandError(f"The register does not hold: {place}{report.problem.what}.")
        self.stdout.write(f"Note for later checks: {report.size}:{report.root}")


def entries_and_root(text):
    match = KNOWN.fullmatch(text)
    if match is None:
        raise CommandError(f"{text} is not a number and a root as in 120:5f2b….")
    return int(match[1]), match[2]
