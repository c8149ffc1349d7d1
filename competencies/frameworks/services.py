"""Changes of frameworks and of the crosswalk. Each is written down in the trail."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts import audit
from competencies.frameworks.exchange.comparing import compare
from competencies.frameworks.exchange.stored import links_among, parts_of
from competencies.models import Competency, CompetencyLink, Framework, LevelDescriptor, ProficiencyLevel


class ChangedSinceChecked(Exception):
    """What is there is no longer what the file was compared with, so it would do something else than was shown."""


class CodeTaken(Exception):
    """Codes name a framework, or a competency in it, for good; two never share one."""


def import_framework(*, draft, digest, agency, by, at):
    """Add and change what the checked draft says, all or nothing. A new framework becomes `agency`'s, None everybody's.

    Returns the framework. Raises ChangedSinceChecked unless the outcome is the one with this digest.
    """
    try:
        with transaction.atomic():
            framework = Framework.objects.select_for_update().filter(code=draft.code).first()
            outcome = compare(draft.parts, parts_of(framework))
            if outcome.digest != digest:
                raise ChangedSinceChecked(draft.code)
            if not outcome.changes_anything:
                return framework
            is_new = framework is None
            framework = framework or Framework(code=draft.code, agency=agency)
            _set(framework, draft.fields).save()
            _write_levels(framework, outcome.parts["levels"])
            _write_competencies(framework, outcome.parts["competencies"])
            _write_statements(framework, outcome.parts["statements"])
            _record("framework.added" if is_new else "framework.imported", framework, by, **outcome.counts)
            return framework
    except IntegrityError:
        # Somebody made the same framework in this very moment.
        raise ChangedSinceChecked(draft.code) from None


def _write_levels(framework, part):
    there = {each.number: each for each in framework.levels.all()}
    _write(ProficiencyLevel, part, there, lambda number: {"framework": framework, "number": number})


def _write_competencies(framework, part):
    there = {each.code: each for each in framework.competencies.all()}
    last = framework.competencies.aggregate(last=Max("order"))["last"] or 0
    for order, (code, values) in enumerate(part.added.items(), start=last + 1):
        there[code] = Competency(framework=framework, code=code, order=order)
        _set(there[code], {name: value for name, value in values.items() if name != "parent"}).save()
    stated = {code: values["parent"] for code, values in part.added.items() if "parent" in values}
    for code, changes in part.changed.items():
        values = {name: after for name, (_before, after) in changes.items()}
        if "parent" in values:
            stated[code] = values.pop("parent")
        _set(there[code], values)
    for code, parent in stated.items():
        there[code].parent = there[parent]
    fields = ["name_id", "name_en", "description_id", "description_en", "is_derived", "parent"]
    Competency.objects.bulk_update([there[code] for code in {**part.changed, **stated}], fields)


def _write_statements(framework, part):
    competencies = {each.code: each for each in framework.competencies.all()}
    said = LevelDescriptor.objects.filter(competency__framework=framework).select_related("competency")
    there = {(each.competency.code, each.level): each for each in said}
    _write(LevelDescriptor, part, there, lambda key: {"competency": competencies[key[0]], "level": key[1]})


def _write(model, part, there, named_by):
    model.objects.bulk_create(_set(model(**named_by(key)), values) for key, values in part.added.items())
    for key, changes in part.changed.items():
        _set(there[key], {name: after for name, (_before, after) in changes.items()}).save()


def _set(row, values):
    for name, value in values.items():
        setattr(row, name, value)
    return row


@transaction.atomic
def import_crosswalk(*, draft, digest, frameworks, by, at):
    """As `import_framework`, for the lines between `frameworks`. Returns how many were added and changed."""
    # Two imports, one after the other: each is checked for circles against what the other wrote.
    list(Framework.objects.select_for_update().order_by("pk").values_list("pk"))
    outcome = compare(draft.parts, {"links": links_among(frameworks)})
    if outcome.digest != digest:
        raise ChangedSinceChecked("crosswalk")
    part = outcome.parts["links"]
    if outcome.changes_anything:
        ends = Competency.objects.filter(framework__in=frameworks).select_related("framework")
        by_name = {(each.framework.code, each.code): each for each in ends}
        for (one, other), values in part.added.items():
            CompetencyLink.objects.create(competency=by_name[one], other=by_name[other], **values)
        for (one, other), changes in part.changed.items():
            values = {name: after for name, (_before, after) in changes.items()}
            CompetencyLink.objects.filter(competency=by_name[one], other=by_name[other]).update(**values)
        audit.record("crosswalk.imported", actor=by, target=_kinds(part), changes=outcome.counts)
    return outcome.counts


def _kinds(part):
    """The frameworks that the lines lie between, by code."""
    return ", ".join(sorted({end[0] for ends in (*part.added, *part.changed) for end in ends}))


@transaction.atomic
def create_framework(*, code, agency, fields, level_names, by, at):
    """A framework with its scale and no competencies yet. Raises CodeTaken."""
    if Framework.objects.filter(code__iexact=code).exists():
        raise CodeTaken(code)
    framework = Framework.objects.create(code=code, agency=agency, **fields)
    ProficiencyLevel.objects.bulk_create(
        ProficiencyLevel(framework=framework, number=number, name_id=name)
        for number, name in enumerate(level_names, start=1)
    )
    _record("framework.added", framework, by)
    return framework


@transaction.atomic
def change_framework(*, framework, fields, by, at):
    """Its facts, not its code."""
    changes = _changes(framework, fields)
    if changes:
        _set(framework, fields).save(update_fields=list(fields))
        _record("framework.changed", framework, by, **changes)
    return framework


@transaction.atomic
def save_competency(*, framework, code, fields, statements, by, at, competency=None):
    """Add a competency, or change one's words and those of its levels: {level: (Indonesian, English)}.

    A statement without Indonesian words is taken out: self-assessments then show what the level means in general.
    Raises CodeTaken.
    """
    is_new = competency is None
    if is_new:
        if framework.competencies.filter(code__iexact=code).exists():
            raise CodeTaken(code)
        last = framework.competencies.aggregate(last=Max("order"))["last"] or 0
        competency = Competency(framework=framework, code=code, order=last + 1)
    changes = {} if is_new else _changes(competency, fields)
    _set(competency, fields).save()
    said = _save_statements(competency, statements)
    if is_new or changes or said:
        action = "framework.competency_added" if is_new else "framework.competency_changed"
        _record(action, framework, by, target=f"{framework.code} {competency.code}", **changes)
    return competency


def _save_statements(competency, statements):
    """Whether anything was different."""
    there = {each.level: each for each in competency.descriptors.all()}
    different = False
    for level, (text_id, text_en) in statements.items():
        row = there.get(level)
        if not text_id:
            different |= row is not None
            competency.descriptors.filter(level=level).delete()
        elif row is None or (row.text_id, row.text_en) != (text_id, text_en):
            different = True
            is_ours = competency.framework.agency_id is None
            row = row or LevelDescriptor(competency=competency, level=level, is_derived=is_ours)
            _set(row, {"text_id": text_id, "text_en": text_en}).save()
    return different


@transaction.atomic
def remove_link(*, link, by, at):
    """Nothing rests on a line of the crosswalk, so it may go."""
    target = f"{link.competency.framework.code} {link.competency.code} – {link.other.framework.code} {link.other.code}"
    if CompetencyLink.objects.filter(pk=link.pk).delete()[0]:
        audit.record("crosswalk.removed", actor=by, target=target)


def _changes(row, fields):
    pairs = {name: [getattr(row, name), value] for name, value in fields.items()}
    return {name: [_plain(before), _plain(after)] for name, (before, after) in pairs.items() if before != after}


def _plain(value):
    return value if isinstance(value, bool) else str(value or "")


def _record(action, framework, by, *, target=None, **changes):
    audit.record(action, actor=by, target=target or framework.code, unit=framework.agency, changes=changes)
