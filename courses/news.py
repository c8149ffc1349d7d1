"""News of trainings: who gave consent is told once of each course whose registration opens for the first time."""

import datetime
import logging
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Consent
from accounts.privacy.services.consents import people_consenting
from accounts.privacy.withdrawal_links import withdrawal_link
from courses.addresses import urls_for
from courses.admission import admission
from courses.models import Cohort, CoursePage, Enrolment, TrainingNews, TrainingNewsMail

MOST_AT_ONCE = 500

logger = logging.getLogger(__name__)


def begin(*, at: datetime.datetime) -> None:
    """A row for each public course that takes registrations now and was never news before."""
    known = TrainingNews.objects.filter(course_key=OuterRef("translation_key"))
    for course in CoursePage.objects.live().filter(~Exists(known)).order_by("pk"):
        cohorts = Cohort.objects.of_course(course.translation_key).with_places_taken()
        if admission(cohorts, at).is_open and not course.get_view_restrictions().exists():
            TrainingNews.objects.get_or_create(
                course_key=course.translation_key, defaults={"title": course.title, "begun_at": at}
            )


def send_due(*, clock) -> int:
    """Goes on with the news that are not told to everyone; a long list takes more than one call."""
    sent = 0
    for news in TrainingNews.objects.filter(finished_at=None).order_by("begun_at", "pk"):
        waiting = list(_waiting(news)[: MOST_AT_ONCE - sent])
        sent += _send(news, waiting, clock)
        if not waiting:
            TrainingNews.objects.filter(pk=news.pk).update(finished_at=clock())
        if sent >= MOST_AT_ONCE:
            break
    return sent


def _waiting(news):
    """Those with consent who have not been told, and have not found the course by themselves."""
    told = TrainingNewsMail.objects.filter(news=news, person=OuterRef("pk"))
    enrolled = Enrolment.objects.of_course(news.course_key).filter(learner=OuterRef("pk"))
    people = people_consenting(purpose=Consent.Purpose.TRAINING_NEWS)
    return people.filter(~Exists(told), ~Exists(enrolled)).order_by("pk")


def _send(news, people, clock):
    course = CoursePage.objects.live().filter(translation_key=news.course_key).first()
    url = urls_for([news.course_key]).get(str(news.course_key))
    if not people or course is None or not url:
        return 0
    with get_connection() as connection:
        return sum(_tell(news, person, _mail(course, url, person, connection), clock()) for person in people)


def _tell(news, person, mail, at):
    """Takes the row first, so that a second sweep beside this one tells nobody twice."""
    with transaction.atomic():
        row, is_mine = TrainingNewsMail.objects.get_or_create(news=news, person=person, defaults={"sent_at": at})
    if not is_mine:
        return False
    try:
        mail.send()
    except SMTPRecipientsRefused:
        logger.warning("The address of person %s takes no mail.", person.public_id)
    except OSError:
        row.delete()  # the next sweep tries again
        raise
    return True


def _mail(course, url, person, connection):
    stop = withdrawal_link(user=person, purpose=Consent.Purpose.TRAINING_NEWS)
    facts = {
        "person": person,
        "course": course,
        "url": settings.SITE_URL + url,
        "stop_url": stop,
        "site": settings.WAGTAIL_SITE_NAME,
    }
    return EmailMessage(
        " ".join((_("New training: %(title)s") % {"title": course.title}).split()),
        render_to_string("courses/news_mail.txt", facts),
        to=[person.email],
        connection=connection,
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )
