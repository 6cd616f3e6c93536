"""Addresses of matters."""

from django.urls import path

from lianchuang.matters.views import links, matters, outbox, stamped, task_links, years

app_name = "matters"
urlpatterns = [
    path("matters/", matters.matters, name="list"),
    path("t/<str:token>/", links.open_link, name="link"),
    path("t/<str:token>/denial/", links.denial, name="link_denial"),
    path("stamped-papers/<int:number>/", stamped.show, name="stamped"),
    path("stamped-papers/<int:number>/scan/", stamped.scan, name="stamped_scan"),
    path("stamped-papers/<int:number>/acknowledgement/", stamped.acknowledgement, name="acknowledgement"),
    path("stamped-papers/<int:number>/contest/", stamped.contest, name="contest"),
    path("stamped-papers/<int:number>/settlement/", stamped.settlement, name="settlement"),
    path("outbox/<int:number>/", outbox.show, name="outbox"),
    path("outbox/<int:number>/preview/", outbox.preview, name="outbox_preview"),
    path("outbox/<int:number>/sending/", outbox.sending, name="outbox_sending"),
    path("outbox/<int:number>/copying/", outbox.copying, name="outbox_copying"),
    path("outbox/<int:number>/dropping/", outbox.dropping, name="outbox_dropping"),
    path("task-links/<int:number>/", task_links.show, name="task_links"),
    path("task-links/<int:number>/<int:link>/revocation/", task_links.revocation, name="link_revocation"),
    path("task-links/<int:number>/<int:link>/renewal/", task_links.renewal, name="link_renewal"),
    path("official-years/", years.years, name="years"),
    path("official-years/new/", years.new, name="year_new"),
    path("official-years/<int:number>/", years.show, name="year"),
    path("official-years/<int:number>/corrections/", years.corrections, name="year_corrections"),
]
