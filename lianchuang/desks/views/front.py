"""The front: what this is, for whoever comes."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """A plain public page; whoever is signed in goes on to the desk."""
    if request.user.is_authenticated:
        return HttpResponseRedirect("/desk/")
    return render(request, "desks/front/show.html")
