from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts import synthetic
from accounts.synthetic.loading import load_units


class Command(BaseCommand):
    help = "Invent units and people: straight into the database, or with --csv into files that the import reads."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=1000)
        parser.add_argument("--units", type=int, default=50)
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--csv", type=Path, help="Write people here, units beside it (…-units.csv); load nothing.")
        parser.add_argument("--only-units", action="store_true", help="Load the units and nobody.")
        parser.add_argument(
            "--force", action="store_true", help="Load them also where the settings are for production."
        )

    def handle(self, *, people, units, seed, csv, only_units, force, **options):
        units = synthetic.invent_units(units)
        staff = synthetic.invent_staff(people, units, seed=seed)
        if csv:
            csv.write_bytes(synthetic.people_csv(staff))
            beside = csv.with_name(f"{csv.stem}-units.csv")
            beside.write_bytes(synthetic.units_csv(units))
            self.stdout.write(f"{csv} and {beside.name} written.")
            return
        if settings.SETTINGS_MODULE.endswith("production") and not force:
            raise CommandError("These are settings for production. Invented people belong there only with --force.")
        if only_units:
            self.stdout.write(f"{len(load_units(units))} units are there.")
            return
        agency, added = synthetic.load(units, staff)
        self.stdout.write(f"{added} people added to {agency} (unit {agency.public_id}).")
