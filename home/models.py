from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

FEATURED_COURSES = 3


class HomePage(Page):
    """The front door."""

    headline = models.CharField(_("headline"), max_length=120)
    introduction = models.CharField(_("introduction"), max_length=300)

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
    ]
    template = "home/landing.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        # The catalogue needs every page model, and this module is loaded before theirs.
        from home.suggestions import featured_courses

        context = super().get_context(request, *args, **kwargs)
        context["cards"] = featured_courses(at=timezone.now(), count=FEATURED_COURSES)
        return context
