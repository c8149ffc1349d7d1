"""With --only-with-database: leaves out what touches no database, and so says the same whichever one is there."""

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser):
    parser.addoption("--only-with-database", action="store_true", help="leave out tests that touch no database")


def pytest_collection_modifyitems(config, items):
    if not config.getoption("only_with_database"):
        return
    left_out = [item for item in items if not touches_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if touches_database(item)]


def touches_database(item):
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(fixtures)
