import pytest
from django.template import Template
from django.template.base import Node

from config.template_checks import missing_parts


def complaints_about(source):
    nodes = Template(source).nodelist.get_nodes_by_type(Node)
    return [complaint for node in nodes for complaint in missing_parts(node, {"home:dashboard"})]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{% include "no/such.html" %}', "there is no template no/such.html"),
        ('{% if a %}{% include "no/such.html" %}{% endif %}', "there is no template no/such.html"),
        ('{% extends "no/such.html" %}', "there is no template no/such.html"),
        ('{% url "home:gone" 1 %}', "no address is called home:gone"),
        ('{% load static %}{% static "no/such.css" %}', "there is no static file no/such.css"),
    ],
)
def test_what_a_template_names_in_vain_is_found(source, complaint):
    assert complaints_about(source) == [complaint]


@pytest.mark.parametrize(
    "source",
    ['{% url "home:dashboard" %}', '{% url "maybe:gone" as address %}', "{% include chosen %}", "{% url chosen %}"],
)
def test_names_that_exist_or_are_chosen_later_pass(source):
    assert complaints_about(source) == []
