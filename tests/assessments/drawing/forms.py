"""A form as a browser without script reads and sends it."""

from bs4 import BeautifulSoup
from django.http import QueryDict


def form_of(page):
    return BeautifulSoup(page, "html.parser").find("form", id="quiz")


def filled(form, given, *, item):
    """What the form sends once a person has put in `given`, and nothing but that."""
    data = QueryDict(mutable=True)
    left = list(given)
    for field in form.find_all(["input", "select", "textarea"]):
        name, entry = field.get("name"), None
        if name and name.split(".")[0] == item:
            entry = next((each for each in left if _takes(field, name, each)), None)
        if entry is not None:
            left.remove(entry)
            data.appendlist(name, entry.removeprefix(field.get("data-prefix", "")))
        elif field.get("type") == "hidden":
            data.appendlist(name, field.get("value", ""))
    assert left == [], "The page has no field for this."
    return data


def sent(form):
    """What the form sends as it stands."""
    data = QueryDict(mutable=True)
    for field in form.find_all(["input", "select", "textarea"]):
        if field.get("name") and (value := _value(field)) is not None:
            data.appendlist(field["name"], value)
    return data


def _takes(field, name, entry):
    prefix = field.get("data-prefix", "")
    if not entry.startswith(prefix):
        return False
    value = entry.removeprefix(prefix)
    if field.name == "select":
        return any(option.get("value") == value for option in field.find_all("option"))
    return field.get("value") == value if field.get("type") in ("radio", "checkbox") else True


def _value(field):
    if field.name == "textarea":
        return field.text.removeprefix("\n")
    if field.name == "select":
        chosen = field.find("option", selected=True) or field.find("option")
        return chosen.get("value")
    if field.get("type") in ("radio", "checkbox"):
        return field.get("value") if field.has_attr("checked") else None
    return field.get("value", "")
