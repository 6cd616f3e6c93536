"""Addresses of matters."""

from django.urls import path

from lianchuang.matters.views import links, matters, stamped

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
]
