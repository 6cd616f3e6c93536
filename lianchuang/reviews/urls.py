"""Addresses of reviews."""

from django.urls import path

from lianchuang.reviews.views import (
    assignments,
    declarations,
    experts,
    papers,
    rankings,
    recusals,
    rounds,
    schemes,
    scores,
)

app_name = "reviews"
officers = [
    path("reviews/<int:number>/", rounds.show, name="round"),
    path("reviews/<int:number>/declaring/", rounds.declaring, name="declaring"),
    path("reviews/<int:number>/scoring/", rounds.scoring, name="scoring"),
    path("reviews/<int:number>/deadline/", rounds.deadline, name="deadline"),
    path("reviews/<int:number>/closing/", rounds.closing, name="closing"),
    path("reviews/<int:number>/mode/", rounds.mode, name="mode"),
    path("reviews/<int:number>/experts/", experts.experts, name="experts"),
    path("reviews/<int:number>/conflict-trial/", experts.trial, name="trial"),
    path("experts/<int:number>/declaration/", declarations.typed, name="declaration_typed"),
    path("experts/<int:number>/leaving/", experts.leaving, name="leaving"),
    path("reviews/<int:number>/recusals/", recusals.recusals, name="recusals"),
    path("recusals/<int:number>/setting-aside/", recusals.setting_aside, name="setting_aside"),
    path("reviews/<int:number>/assignments/", assignments.assignments, name="assignments"),
    path("reviews/<int:number>/paper-sheets/", papers.papers, name="papers"),
    path("reviews/<int:number>/paper-sheets/new/", papers.new, name="paper_new"),
    path("score-sheets/<int:number>/check/", papers.check, name="check"),
    path("score-sheets/<int:number>/return/", papers.returning, name="returning"),
    path("score-sheets/<int:number>/scan/", papers.scan, name="scan"),
    path("reviews/<int:number>/ranking/", rankings.show, name="ranking"),
    path("reviews/<int:number>/ranking/table/", rankings.table, name="ranking_table"),
]
urlpatterns = [
    path("reviews/", rounds.index, name="rounds"),
    *officers,
    path("reviews/<int:number>/declaration/", declarations.declaration, name="declaration"),
    path("reviews/<int:number>/desk/", scores.desk, name="desk"),
    path("entries/<int:number>/score/", scores.score, name="score"),
    path("entries/<int:number>/draft/", scores.draft, name="draft"),
    path("entries/<int:number>/recusal/", declarations.recusal, name="recusal"),
    path("entries/<int:number>/files/<int:place>/", scores.file, name="file"),
    path("schemes/", schemes.index, name="schemes"),
    path("schemes/new/", schemes.new, name="scheme_new"),
    path("schemes/<int:number>/", schemes.show, name="scheme"),
    path("schemes/<int:number>/revision/", schemes.revision, name="scheme_revision"),
]
