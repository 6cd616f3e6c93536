"""GET /imports/B/remarks/POSITION/: the workbook back, with the remarks in place."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lianchuang.exchange.actions import remarks_file
from lianchuang.exchange.views.sight import batch_or_404, of_today
from lianchuang.people.access import reach_of_reader
from lianchuang.records.exporting import file_answer


@require_safe
@of_today
def show(request: HttpRequest, batch_id: int, position: int) -> HttpResponse:
    """The file as it was dropped, coloured cells and comments where something is to be said."""
    batch, _network = batch_or_404(request, batch_id)
    if not batch.files.filter(position=position).exists():
        raise Http404
    name, data = remarks_file(batch, position, by=reach_of_reader(request))
    return file_answer(name, data)
