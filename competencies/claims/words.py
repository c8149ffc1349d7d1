"""What the rules of claims found, in sentences that say what to do."""

from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from competencies.claims import proof_files

SENTENCES = {
    "ends_before_start": _("The last day is before the first day. Check both."),
    "in_the_future": _("This day has yet to come. Check the year."),
    "not_over_yet": _("The training is not over yet. Send the claim once it is."),
    "too_long": _("That is longer than %(years)s years. Check the years."),
    "too_young": _("On this day the person was not yet %(age)s years old. Check the year."),
    "hours_out_of_range": _("Enter a number of JP from 1 to %(most)s, as on the certificate."),
    "minutes_out_of_range": _("Enter a number of minutes from 1 to %(most)s."),
    "more_than_days_have": _("So much does not fit into %(days)s days. Check the number and the days."),
    "occasions_out_of_range": _("Enter a number from 1 to %(most)s."),
    "more_occasions_than_days": _(
        "%(occasions)s times do not fit into %(days)s days. Check how often it took place, and both days."
    ),
    "more_semesters_than_months": _(
        "%(semesters)s semesters do not fit into %(months)s months. Check the semesters, and both days."
    ),
    "no_number": _("Enter the number as printed: letters, digits, and signs such as / . or -."),
    "certified_before_start": _("The certificate is older than the training. Check both dates."),
    "ends_before_certified": _("The certificate would have ended before it was made. Check the year."),
    "hours_missing": _("Enter how many JP the certificate states, or the minutes of learning."),
    "number_missing": _("Enter the number of the certificate or, where there is none, of the letter that confirms it."),
    "certified_on_missing": _("Enter the date of the certificate."),
    "file_missing": _("Send the certificate as a file."),
    "before_appointment": _("The training was before the year of appointment in the NIP (%(year)s)."),
    "certified_before_end": _("The certificate was made before the last day of the training."),
    "no_longer_valid": _("The certificate is no longer valid, so it proves nothing today."),
    "many_days": _(
        "This form of training counts day by day, and these are %(days)s days. If it took place on some of them only, "
        "enter the JP to reckon with."
    ),
    "hours_of_many_days_missing": _(
        "This form of training counts day by day, and these are %(days)s days. Enter the JP of the certificate: no "
        "more than that counts."
    ),
    "too_many_hours": _(
        "This would give %(hours)s JP, and one training gives at most %(most)s. Check the days, the JP and how often "
        "it took place."
    ),
    "many_hours_a_day": _("%(hours)s JP in %(days)s days is more than 12 JP a day."),
    "minutes_disagree": _("The minutes give %(by_minutes)s JP, the certificate states %(hours)s JP."),
}
FILES = {
    proof_files.WrongKind: _("Send a PDF, JPG or PNG file."),
    proof_files.Empty: _("The file is empty."),
    proof_files.TooLarge: _("The file is too large: at most %(detail)s MB."),
    proof_files.NotWhatItsNameSays: _(
        "The content of the file is not what its name says. Save it again in the program it comes from."
    ),
    proof_files.Locked: _("The PDF is locked. Open it, print it to a new PDF without a password, and send that."),
    proof_files.HasActiveContent: _(
        "The PDF has scripts, forms or attachments. Open it, print it to a new PDF, and send that."
    ),
    proof_files.TooComplex: _(
        "The file is too complex to be looked at. Take a photo of the certificate and send that."
    ),
}


def sentence(problem):
    return SENTENCES[problem.code] % {name: localize(value) for name, value in problem.facts.items()}


def of_file(error):
    return FILES[type(error)] % {"detail": error.args[0] if error.args else ""}


def waiting(number):
    text = ngettext("%(number)s claim waits to be checked", "%(number)s claims wait to be checked", number)
    return text % {"number": number} if number else ""
