from tests.factories.imports import person_row

ATTACKER = "penyerang@contoh.go.id"


def row_about(person, unit, **values):
    job = person.current_employment()
    return person_row(unit.name, number=job.number, full_name=person.full_name, started_on="01-01-2021", **values)
