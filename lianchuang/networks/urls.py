"""Addresses of networks and studios."""

from django.urls import path

from lianchuang.networks.views import joining, leading, networks, relations, studios

app_name = "networks"
urlpatterns = [
    path("networks/new/", networks.new, name="new"),
    path("networks/<int:number>/", networks.show, name="show"),
    path("networks/<int:number>/studios/", studios.members, name="members"),
    path("networks/<int:number>/studios/new/", joining.new, name="join"),
    path("networks/<int:number>/studios/table/", studios.table, name="members_table"),
    path("networks/<int:number>/relations/new/", relations.new, name="relation"),
    path("networks/<int:number>/registers/new/", relations.nil_report, name="nil_report"),
    path("relations/<int:number>/ending/", relations.ending, name="relation_ending"),
    path("studios/<int:number>/", studios.show, name="studio"),
    path("studios/<int:number>/corrections/", studios.corrections, name="studio_corrections"),
    path("studios/<int:number>/evidence/", studios.evidence, name="studio_evidence"),
    path("studios/<int:number>/leaders/new/", leading.leaders, name="leaders"),
    path("memberships/<int:number>/leaving/", leading.leaving, name="leaving"),
    path("memberships/<int:number>/group/", leading.group, name="group"),
]
