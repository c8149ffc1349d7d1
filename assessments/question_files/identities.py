"""Ids for the parts of a question. Those of a file tell the order its author gave them, and with it what is right, so
none of them may reach a learner. Pure."""

from uuid import uuid4


def with_new_ids(content):
    """A copy in which every part has a random id."""
    content = dict(content)
    for name in ("options", "steps"):
        if name in content:
            content[name] = _renamed(content[name])[0]
    if "rows" in content:
        content["choices"], ids = _renamed(content["choices"])
        content["rows"] = [{**row, "match": ids[row["match"]]} for row in _renamed(content["rows"])[0]]
    if "gaps" in content:
        content["gaps"], ids = _renamed([with_new_ids(gap) for gap in content["gaps"]])
        content["parts"] = [part if isinstance(part, str) else {"gap": ids[part["gap"]]} for part in content["parts"]]
    if "rubric" in content:
        criteria = _renamed(content["rubric"])[0]
        content["rubric"] = [{**each, "levels": _renamed(each["levels"])[0]} for each in criteria]
    return content


def _renamed(entries):
    """(the entries with new ids, {old id: new id})."""
    ids = {entry["id"]: str(uuid4()) for entry in entries}
    return [{**entry, "id": ids[entry["id"]]} for entry in entries], ids
