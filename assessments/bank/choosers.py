"""What a chooser offers: only what is in one's own banks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser

from assessments.bank.rights import OfOwnBanks


class AmongOwn:
    """Beside a view of the chooser."""

    def get_object_list(self):
        return super().get_object_list().visible_to(self.request.user)

    def get_objects(self, keys):
        return super().get_objects(keys).visible_to(self.request.user)


class ChooseView(AmongOwn, chooser.ChooseView):
    pass


class ChooseResultsView(AmongOwn, chooser.ChooseResultsView):
    pass


class ChosenMultipleView(AmongOwn, chooser.SnippetChosenMultipleView):
    pass


class OwnChooserViewSet(OfOwnBanks, chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_multiple_view_class = ChosenMultipleView


class InUse:
    """Beside a view that offers questions: retired ones are no choice, and a code alone tells little."""

    def get_object_list(self):
        return super().get_object_list().filter(retired_at=None)

    @property
    def columns(self):
        code, *others = super().columns
        return [code, Column("excerpt", label=_("Question")), *others]


class ChooseQuestionView(InUse, ChooseView):
    pass


class ChooseQuestionResultsView(InUse, ChooseResultsView):
    pass


class QuestionChooserViewSet(OwnChooserViewSet):
    choose_view_class = ChooseQuestionView
    choose_results_view_class = ChooseQuestionResultsView
