"""What learners are told when a quiz can't be started."""

from django.utils.translation import gettext_lazy as _

from assessments import services

OBSTACLES = {
    services.QuizNotPublished: _("This quiz is not ready yet. Your trainer is still working on it."),
    services.QuizNotInCourse: _("This quiz is not part of the version of the course that you follow."),
    services.EnrolmentWithdrawn: _("You have left this course, so the quiz can no longer be taken."),
    services.NotOpenYet: _("This quiz is not open yet."),
    services.Closed: _("This quiz is closed."),
    services.NoAttemptsLeft: _("You have used all attempts at this quiz."),
    services.MustWait: _("You can start the next attempt a little later; the time stands below."),
    services.RemedialNotNeeded: _("This quiz is for those who did not pass the quiz that it repairs."),
    services.WrongAccessCode: _("The access code is not right. Ask the person who supervises the quiz."),
}


def words_for(error):
    return OBSTACLES[type(error)]
