"""Saving as one types: the page's small module posts the form here; nobody else reads it."""

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianchuang.design.filters import in_beijing
from lianchuang.people.access import reach_of_reader
from lianchuang.programmes.access import visible_calls
from lianchuang.programmes.access.proposals import visible_proposals
from lianchuang.programmes.actions.drafts import keep_draft

KEY = re.compile(r"(call|proposal):(\d{1,12})")
UNKEPT = {"csrfmiddlewaretoken", "read_at"}


@require_POST
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """Keep it and say when."""
    reach, named = reach_of_reader(request), KEY.fullmatch(key)
    if named is None:
        raise Http404
    rows = visible_calls(reach) if named[1] == "call" else visible_proposals(reach)
    if not rows.filter(pk=int(named[2])).exists():
        raise Http404
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in UNKEPT}
    said = request.POST.get("read_at", "0")
    read_at = int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 0
    draft = keep_draft(key, fields, read_at=read_at, by=reach)
    return JsonResponse({"says": _("%(time)s 已自动存下") % {"time": f"{in_beijing(draft.saved_at):%H:%M}"}})
