"""The page everybody reads, and the frozen text anybody may check."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from lianchuang.notices.access import may_object, may_see_desk
from lianchuang.notices.models import Notice, NoticeEdition
from lianchuang.notices.queries import objections_of
from lianchuang.notices.rules import COUNTING, FIRST_DAY, QUOTED
from lianchuang.notices.views.finding import notice_at, outcomes, told
from lianchuang.people.access import reach_of_reader


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """The list, its days in words, the rule, the fingerprint, how to object; numbers and results of objections."""
    notice = notice_at(request, number)
    may_desk = may_see_desk(reach_of_reader(request), notice)
    if notice.state == Notice.State.WITHDRAWN:
        return render(request, "notices/notice/withdrawn.html", told(notice) | {"may_desk": may_desk})
    page = told(notice) | {
        "entries": list(notice.entries.order_by("position")),
        "editions": list(notice.editions.select_related("entry").defer("text")),
        "postings": list(notice.postings.all()),
        "outcomes": outcomes(notice, list(objections_of(notice))),
        "counting": COUNTING[notice.unit],
        "first_day": FIRST_DAY[notice.counts_first_day],
        "rules": QUOTED.values(),
        "may_object": may_object(notice),
        "may_desk": may_desk,
    }
    return render(request, "notices/notice/show.html", page)


@require_GET
def edition(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """The frozen text of an edition, byte for byte what its digest is of."""
    notice = notice_at(request, number)
    if notice.state == Notice.State.WITHDRAWN:
        may_see_desk(reach_of_reader(request), notice).or_refuse()
    found = get_object_or_404(NoticeEdition, notice=notice, number=place)
    answer = HttpResponse(found.text.encode(), content_type="text/plain; charset=utf-8")
    name = quote(f"{notice.title}（第{place}版）.txt", safe="")
    answer["Content-Disposition"] = f"attachment; filename=notice.txt; filename*=UTF-8''{name}"
    return answer
