"""Finds templates that would fail only when somebody opens the page: they don't compile or name what isn't there."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.base import FilterExpression, Node
from django.template.defaulttags import URLNode
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.template.utils import get_app_template_dirs
from django.templatetags.static import StaticNode
from django.urls import URLResolver, get_resolver

SUFFIXES = {".html", ".txt", ".xml", ".js", ".svg"}


def complaints():
    url_names = set(named_urls(get_resolver()))
    for name in own_templates():
        try:
            template = engines["django"].get_template(name).template
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            yield f"{name}: {error}"
            continue
        for node in template.nodelist.get_nodes_by_type(Node):
            yield from (f"{name}: {complaint}" for complaint in missing_parts(node, url_names))


def own_templates():
    for folder in map(Path, get_app_template_dirs("templates")):
        if settings.BASE_DIR in folder.parents and ".venv" not in folder.parts:
            yield from sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in SUFFIXES)


def named_urls(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_urls(pattern, inner)
        elif pattern.name:
            yield f"{namespace}{pattern.name}"


def missing_parts(node, url_names):
    """What `node` names in plain words and does not exist; a name held in a variable is not checked."""
    if isinstance(node, ExtendsNode | IncludeNode):
        expression = node.parent_name if isinstance(node, ExtendsNode) else node.template
        name = literal(expression)
        if name and not exists(name):
            yield f"there is no template {name}"
    elif isinstance(node, URLNode) and not node.asvar:
        name = literal(node.view_name)
        if name and name not in url_names:
            yield f"no address is called {name}"
    elif isinstance(node, StaticNode):
        path = literal(node.path)
        if path and finders.find(path) is None:
            yield f"there is no static file {path}"


def literal(expression):
    is_literal = isinstance(expression, FilterExpression) and isinstance(expression.var, str) and not expression.filters
    return str(expression.var) if is_literal else None


def exists(name):
    try:
        engines["django"].get_template(name)
    except TemplateDoesNotExist:
        return False
    except TemplateSyntaxError:  # Reported where that template itself is checked.
        return True
    return True
