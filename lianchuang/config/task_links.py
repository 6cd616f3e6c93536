"""What a task link may open: its task's name -> the view that answers it, view(request, link) -> HttpResponse.

One explicit list, so that nothing opens without an account that is not named here. Read by matters/views/links.py
through settings.TASK_LINKS; named as text because views are above everything that makes links.
"""

TASK_LINKS: dict[str, str] = {
    "project_report": "lianchuang.projects.views.reports.by_link",
    "unit_confirmation": "lianchuang.programmes.views.units.by_link",
    "stamped_paper": "lianchuang.matters.views.stamped.by_link",
}
