from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

FEATURED_COURSES = 3


class HomePage(Page):
    """The front door. Being the root of the site it also finds every other page."""

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

    def route(self, request, path_components):
        """Find a page by its whole path: Wagtail's own way asks twice per level of the tree."""
        if not path_components:
            return super().route(request, path_components)
        url_path = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.live().filter(url_path=url_path, path__startswith=self.path).first()
        if page is None:
            raise Http404
        return RouteResult(page.specific)
