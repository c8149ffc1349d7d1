"""What can be wrong with a file, in words that say what to do; and what its parts are called."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MESSAGES = {
    # The whole file.
    "not_utf_8": gettext_lazy("The letters of this file can't be read. Save it in the encoding UTF-8."),
    "not_json": gettext_lazy("This is no sound JSON: look at line %(row)s."),
    "too_deep": gettext_lazy("This JSON is nested too deeply. Use the form that is described on this page."),
    "other_format": gettext_lazy('This file has another form. At its top there must be "format": "%(expected)s".'),
    "doubled_name": gettext_lazy("An object names “%(name)s” twice. Keep one of them."),
    "no_framework": gettext_lazy("No row names the framework. Add a row of the kind kerangka with its code."),
    "second_framework": gettext_lazy("A file holds one framework. Put the other one into a file of its own."),
    "no_levels": gettext_lazy("The framework has no levels. Add a row for each level, from 1 up."),
    "no_competencies": gettext_lazy("The framework has no competencies. Add at least one area and one competency."),
    "too_many_competencies": gettext_lazy("A framework holds at most %(limit)s competencies. Divide it."),
    "no_links": gettext_lazy("The file has no lines. Add at least one."),
    # A row.
    "not_a_list": gettext_lazy("Here a list is expected, in square brackets."),
    "not_an_object": gettext_lazy("Here an object is expected, in curly brackets."),
    "unknown_field": gettext_lazy("There is no such field. Check its spelling or take it out."),
    "unknown_kind": gettext_lazy("“%(value)s” is no kind of row. Write one of these: %(known)s."),
    "stray": gettext_lazy("A row of this kind has nothing in this column. Empty the cell."),
    "spreadsheet_error": gettext_lazy("The cell shows the error %(value)s. Mend its formula, or type the value."),
    # A value.
    "missing": gettext_lazy("This is empty. Fill it in."),
    "too_long": gettext_lazy("%(length)s characters are too many. Shorten it to %(limit)s."),
    "unusable_letters": gettext_lazy("There are characters here that cannot be shown. Type the text anew."),
    "not_text": gettext_lazy("Here a text is expected, in quotation marks."),
    "not_yes_or_no": gettext_lazy("Write ya or tidak; in JSON true or false."),
    "not_a_level": gettext_lazy("This is no level. Write a whole number from 1 to 10."),
    "bad_code": gettext_lazy("“%(value)s” is no code. Use letters, digits, dots, dashes and underscores only."),
    # Rows among one another.
    "doubled_code": gettext_lazy("The code %(value)s stands at %(first)s already. Keep one of them."),
    "other_spelling": gettext_lazy("%(value)s is called %(there)s in this framework. Write it the same way."),
    "doubled_level": gettext_lazy("Level %(value)s stands at %(first)s already. Keep one of them."),
    "doubled_statement": gettext_lazy("The statement for %(value)s stands at %(first)s already. Keep one of them."),
    "doubled_link": gettext_lazy("These two competencies are linked at %(first)s already. Keep one of them."),
    "gap": gettext_lazy("The scale has level %(value)s and no level %(missing)s. Number the levels 1, 2, 3 and so on."),
    "own_parent": gettext_lazy("A competency cannot be its own area. Name the area, or leave it empty for an area."),
    "unknown_parent": gettext_lazy("There is no area with the code %(value)s. Add the area or correct the code."),
    "parent_is_no_area": gettext_lazy("%(value)s is a competency, and only areas hold competencies. Name its area."),
    "area_with_competencies": gettext_lazy("%(value)s is an area that holds competencies. It cannot go into an area."),
    "unknown_competency": gettext_lazy("There is no competency with the code %(value)s. Add it or correct the code."),
    "statement_of_area": gettext_lazy("%(value)s is an area. Statements belong to competencies."),
    "outside_scale": gettext_lazy("Level %(value)s lies outside the scale, which ends at %(highest)s. Correct it."),
    "unknown_framework": gettext_lazy("There is no framework with the code %(value)s. Look it up in the list."),
    "unknown_code": gettext_lazy("The framework %(framework)s has no competency with the code %(value)s. Look it up."),
    "link_of_area": gettext_lazy("%(value)s is an area. Link the competencies below it."),
    "same_framework": gettext_lazy("Both ends are in %(value)s. The crosswalk links different frameworks."),
    "two_agencies": gettext_lazy("The two frameworks belong to different agencies. One end must be everybody's."),
    "not_managed": gettext_lazy("You manage neither of these frameworks. One end must be your agency's own."),
    "unknown_relation": gettext_lazy(
        "“%(value)s” is no relation. Write setara, lebih luas or lebih sempit; in JSON equivalent, broader or narrower."
    ),
    "cycle": gettext_lazy("With this line a competency would be broader than itself: %(way)s. Take one line out."),
    # Whose it is.
    "not_yours": gettext_lazy("The framework %(value)s is everybody's, and you cannot change it. Choose another code."),
    "code_taken": gettext_lazy("The code %(value)s is in use. Choose another one, with your agency's name in it."),
}
PARTS = {
    "framework": gettext_lazy("The framework itself"),
    "levels": gettext_lazy("Levels"),
    "competencies": gettext_lazy("Areas and competencies"),
    "statements": gettext_lazy("Statements"),
    "links": gettext_lazy("Lines of the crosswalk"),
}
RELATIONS = {
    "equivalent": gettext_lazy("equivalent to"),
    "broader": gettext_lazy("broader than"),
    "narrower": gettext_lazy("narrower than"),
}


def sentence(problem):
    """Place, field and what to do, in one line."""
    told = MESSAGES[problem.code] % problem.params
    where = ", ".join(part for part in (problem.place, problem.field) if part)
    return f"{where}: {told}" if where else str(told)


def key_in_words(name, key):
    """A row of the outcome, as a person would name it."""
    if name == "levels":
        return _("Level %(number)s") % {"number": key}
    if name == "statements":
        return _("%(code)s, level %(level)s") % {"code": key[0], "level": key[1]}
    if name == "links":
        return " – ".join(" ".join(end) for end in key)
    return key
