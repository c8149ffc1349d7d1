"""Pictures of layouts in the content admin: added and seen, never changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from certificates.documents.editor.forms import LayoutImageForm
from certificates.documents.editor.viewsets import PictureColumn, kept
from certificates.documents.images import content, keep_image
from certificates.models import LayoutImage


class ImageCreateView(generic.CreateView):
    def form_valid(self, form):
        facts = form.cleaned_data
        image = keep_image(name=facts["name"], upload=facts["upload"], by=self.request.user, at=timezone.now())
        messages.success(self.request, _("“%(name)s” can now be chosen in layouts.") % {"name": image.name})
        return redirect(self.index_url_name)


class StoredPictureView(PermissionCheckedMixin, View):
    model = LayoutImage
    any_permission_required = ["add", "view"]

    def get(self, request, sha256):
        image = get_object_or_404(LayoutImage, sha256=sha256)
        kind = "image/jpeg" if image.file.name.endswith(".jpg") else "image/png"
        return kept(HttpResponse(content(sha256), content_type=kind))


def _stored_picture(image):
    return reverse("layoutimage:picture", args=[image.sha256])


class LayoutImageViewSet(ModelViewSet):
    model = LayoutImage
    icon = "image"
    add_view_class = ImageCreateView
    list_display = [
        "name",
        PictureColumn("picture", _stored_picture, label=gettext_lazy("Picture")),
        "width",
        "height",
        "uploaded_at",
    ]
    inspect_view_fields = ["name", "sha256", "width", "height", "uploaded_at", "uploaded_by"]
    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return LayoutImageForm

    def get_urlpatterns(self):
        stored = self.construct_view(StoredPictureView)
        return [*super().get_urlpatterns(), path("picture/<str:sha256>/", stored, name="picture")]
