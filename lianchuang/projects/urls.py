"""Addresses of projects."""

from django.urls import path

from lianchuang.projects.views import (
    acceptance,
    approvals,
    changes,
    exports,
    letters,
    lists,
    participants,
    partners,
    projects,
    reports,
    running,
)

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
    path("calls/<int:number>/approval/", approvals.show, name="approval"),
    path("networks/<int:number>/task-letters/", letters.new, name="letters"),
    path("networks/<int:number>/reports/", reports.board, name="reports"),
    path("networks/<int:number>/reports/asking/", reports.asking, name="asking"),
    path("projects/<int:number>/reports/<int:year>-<int:quarter>/", reports.new, name="report"),
    path("projects/<int:number>/milestones/", running.milestones, name="milestones"),
    path("milestones/<int:number>/reaching/", running.reaching, name="reaching"),
    path("projects/<int:number>/shares/", running.shares, name="shares"),
    path("projects/<int:number>/changes/new/", changes.new, name="change"),
    path("changes/<int:number>/decision/", changes.decision, name="decision"),
    path("projects/<int:number>/acceptance/", acceptance.acceptance, name="acceptance"),
]
