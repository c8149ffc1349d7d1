"""What the pages about frameworks show, read in few queries."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _

from competencies.frameworks.crosswalk import INVERSE
from competencies.frameworks.exchange.judging import managed_by
from competencies.frameworks.exchange.wording import PARTS, RELATIONS, key_in_words
from competencies.models import Competency, CompetencyLink, Framework, LevelDescriptor

# So many rows of a kind are named; of the others the page says how many they are.
MOST_NAMED = 12


def listed_for(user):
    """(everybody's frameworks, those of agencies), each with how much it holds."""
    frameworks = (
        Framework.objects.readable_by(user)
        .select_related("agency")
        .annotate(
            competency_count=Count("competencies", filter=Q(competencies__parent__isnull=False), distinct=True),
            level_count=Count("levels", distinct=True),
        )
        .order_by("agency__name", "code")
    )
    found = list(frameworks)
    return [each for each in found if each.agency is None], [each for each in found if each.agency]


@dataclass
class FrameworkPage:
    framework: Framework
    user: object

    def __post_init__(self):
        self.levels = list(self.framework.levels.all())
        self.may_change = managed_by(self.user).filter(pk=self.framework.pk).exists()
        self.areas = self._areas()

    @property
    def facts(self):
        framework = self.framework
        return [
            (_("Code"), framework.code),
            (_("Version"), framework.version),
            (_("Belongs to"), framework.agency or _("everybody")),
            (_("Source"), framework.source),
            (_("Licence"), framework.licence),
            (_("Attribution"), framework.attribution),
            (_("Note on the source"), framework.note),
        ]

    def _areas(self):
        said = Prefetch("descriptors", LevelDescriptor.objects.order_by("level"))
        rows = Competency.objects.filter(framework=self.framework).order_by("order", "code").prefetch_related(said)
        areas = {row.pk: row for row in rows if row.parent_id is None}
        for area in areas.values():
            area.listed = [row for row in rows if row.parent_id == area.pk]
        links = links_of(self.framework, Framework.objects.readable_by(self.user))
        for row in rows:
            row.lines = links.get(row.pk, [])
        return list(areas.values())


def links_of(framework, readable):
    """{competency id: [(relation in words, other competency)]}, each line as read from this framework's side."""
    touching = Q(competency__framework=framework) | Q(other__framework=framework)
    lines = CompetencyLink.objects.among(readable).filter(touching)
    found = {}
    for line in lines.select_related("competency__framework", "other__framework"):
        if line.competency.framework_id == framework.pk:
            own, relation, other = line.competency, line.relation, line.other
        else:
            own, relation, other = line.other, INVERSE[line.relation], line.competency
        found.setdefault(own.pk, []).append((RELATIONS[relation], other))
    return found


@dataclass(frozen=True)
class OutcomePart:
    """One kind of row, in words: what is added, what is changed, how many are kept or not named in the file."""

    label: str
    added: list
    changed: list
    more_added: int
    more_changed: int
    kept: int
    absent: int


def outcome_in_words(outcome):
    return [_part(part) for part in outcome.parts.values() if part.added or part.changed or part.kept or part.absent]


def _part(part):
    added = [(key_in_words(part.name, key), _title(values)) for key, values in part.added.items()]
    changed = [(key_in_words(part.name, key), _told(changes)) for key, changes in part.changed.items()]
    return OutcomePart(
        label=PARTS[part.name],
        added=added[:MOST_NAMED],
        changed=changed[:MOST_NAMED],
        more_added=max(0, len(added) - MOST_NAMED),
        more_changed=max(0, len(changed) - MOST_NAMED),
        kept=len(part.kept),
        absent=len(part.absent),
    )


def _title(values):
    told = values.get("name_id") or values.get("text_id") or RELATIONS.get(values.get("relation"), "")
    return str(told)


def _told(changes):
    """[(field, before, after)] in words."""
    return [(_field(name), _value(name, before), _value(name, after)) for name, (before, after) in changes.items()]


def _field(name):
    for model in (Framework, Competency, LevelDescriptor, CompetencyLink):
        if name in {field.name for field in model._meta.fields}:
            return model._meta.get_field(name).verbose_name
    return name


def _value(name, value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return RELATIONS.get(value, value) if name == "relation" else value or "–"
