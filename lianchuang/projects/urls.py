"""Addresses of projects."""

from django.urls import path

from lianchuang.projects.views import exports, lists, participants, partners, projects

app_name = "projects"
urlpatterns = [
    path("networks/<int:number>/projects/", lists.show, name="list"),
    path("networks/<int:number>/projects/table/", exports.table, name="table"),
    path("networks/<int:number>/projects/new/", projects.new, name="new"),
    path("projects/<int:number>/", projects.show, name="project"),
    path("projects/<int:number>/corrections/", projects.corrections, name="corrections"),
    path("projects/<int:number>/evidence/", projects.evidence, name="evidence"),
    path("projects/<int:number>/partners/", partners.new, name="partners"),
    path("partners/<int:number>/ending/", partners.ending, name="partner_ending"),
    path("projects/<int:number>/participants/", participants.new, name="participants"),
]
