from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request):
    """The address of ours that a form sent along as `next`, or "": nobody is led to another site."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else ""
