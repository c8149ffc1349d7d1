"""Which pages a trainer reaches in the content admin: those of the own courses, by the group of each course.

Wagtail lets a right over a page hold for everything below it. The right to begin a course must not: whoever may add
a course to the catalogue may not add lessons to the courses of others.
"""

from django.contrib.auth.models import Permission
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from courses.models import CourseIndexPage
from courses.teaching import may_begin_courses


class PagePolicy(PagePermissionPolicy):
    """Shows the catalogue to those who may begin courses, besides the pages they have rights over."""

    def user_has_any_permission(self, user, actions):
        """Asked before any page is known, for example whether there is anything to explore or to add."""
        return super().user_has_any_permission(user, actions) or (
            "add" in actions and bool(catalogues_to_begin_in(user))
        )

    def instances_with_direct_explore_permission(self, user):
        pages = super().instances_with_direct_explore_permission(user)
        return pages if user.is_superuser else [*pages, *catalogues_to_begin_in(user)]

    def explorable_instances(self, user):
        begins_in = catalogues_to_begin_in(user)
        if not begins_in:
            return super().explorable_instances(user)
        own = self.get_cached_permissions_for_user(user)
        pages = self.model._default_manager.filter(pk__in=[catalogue.pk for catalogue in begins_in])
        if own:
            pages |= super().explorable_instances(user)
        return pages


class CataloguePolicy(PagePolicy):
    """On the catalogue itself, and only there, trainers may add pages."""

    permission_cache_name = "_catalogue_permission_cache"

    def get_all_permissions_for_user(self, user):
        rights = list(super().get_all_permissions_for_user(user))
        add = Permission(codename="add_page")
        return rights + [
            GroupPagePermission(page=catalogue.page_ptr, permission=add) for catalogue in catalogues_to_begin_in(user)
        ]


def catalogues_to_begin_in(user):
    """Asked of the database once for each user of a request."""
    if not user.is_authenticated or not user.is_active or user.is_superuser or not may_begin_courses(user):
        return []
    if not hasattr(user, "_catalogues"):
        user._catalogues = list(CourseIndexPage.objects.all())
    return user._catalogues


def register_policies():
    register_permission_policy(Page, PagePolicy(Page))
    register_permission_policy(CourseIndexPage, CataloguePolicy(CourseIndexPage))
