"""Addresses of programmes: the year, proposals, what is decided on them."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from lianchuang.programmes.views import (
    calls,
    checks,
    closing,
    directions,
    documents,
    drafts,
    likeness,
    notices,
    opening,
    programmes,
    proposals,
    questions,
    rounds,
    selections,
    stages,
    submissions,
    topics,
    units,
)

app_name = "programmes"
urlpatterns: list[URLPattern | URLResolver] = [
    # the year: programmes, directions, topics, calls
    path("networks/<int:number>/programmes/", programmes.listing, name="years"),
    path("networks/<int:number>/programmes/new/", opening.new, name="year_new"),
    path("programmes/<int:number>/", programmes.show, name="year"),
    path("programmes/<int:number>/corrections/", programmes.corrections, name="year_corrections"),
    path("programmes/<int:number>/stages/", stages.show, name="stages"),
    path("programmes/<int:number>/closing/", closing.show, name="closing"),
    path("programmes/<int:number>/leftovers/", closing.leftovers, name="leftovers"),
    path("programmes/<int:number>/directions/new/", directions.new, name="direction_new"),
    path("programmes/<int:number>/directions/order/", directions.order, name="direction_order"),
    path("directions/<int:number>/corrections/", directions.corrections, name="direction"),
    path("programmes/<int:number>/topics/new/", topics.new, name="topic_new"),
    path("programmes/<int:number>/topics/table/", topics.table, name="topic_table"),
    path("topics/<int:number>/", topics.show, name="topic"),
    path("topics/<int:number>/corrections/", topics.corrections, name="topic_corrections"),
    path("topics/<int:number>/claims/", topics.claims, name="topic_claims"),
    path("claims/<int:number>/withdrawal/", topics.withdrawal, name="claim_withdrawal"),
    path("programmes/<int:number>/calls/new/", calls.new, name="call_new"),
    path("calls/<int:number>/", calls.show, name="call"),
    path("calls/<int:number>/corrections/", calls.corrections, name="call_corrections"),
    path("calls/<int:number>/questions/", questions.show, name="questions"),
    path("calls/<int:number>/questions/new/", questions.new, name="question_new"),
    path("calls/<int:number>/questions/order/", questions.order, name="question_order"),
    path("questions/<int:number>/corrections/", questions.corrections, name="question"),
    path("questions/<int:number>/dropping/", questions.dropping, name="question_dropping"),
    # proposals: drafts, units, confirmations
    path("calls/<int:number>/proposals/", proposals.show, name="proposals"),
    path("calls/<int:number>/proposals/new/", proposals.new, name="proposal_new"),
    path("calls/<int:number>/blank-form/", documents.blank, name="blank_form"),
    path("proposals/<int:number>/", proposals.show_one, name="proposal"),
    path("proposals/<int:number>/editing/", proposals.editing, name="proposal_editing"),
    path("proposals/<int:number>/filled-form/", documents.filled, name="filled_form"),
    path("proposals/<int:number>/submission/", submissions.submission, name="submission"),
    path("proposals/<int:number>/withdrawal/", submissions.withdrawal, name="withdrawal"),
    path("proposals/<int:number>/units/asking/", units.asking, name="unit_asking"),
    path("drafts/<str:key>/", drafts.keep, name="draft"),
    path("units/<int:number>/confirmation/", units.confirmation, name="unit_confirmation"),
    path("units/<int:number>/paper/", units.paper, name="unit_paper"),
    path("units/<int:number>/withdrawal/", units.withdrawal, name="unit_withdrawal"),
    # what is decided: checks, likeness, rounds, selection, notices
    path("proposals/<int:number>/formal-check/", checks.formal_check, name="formal_check"),
    path("proposals/<int:number>/likeness/", likeness.likeness, name="likeness"),
    path("calls/<int:number>/round/", rounds.new, name="round"),
    path("calls/<int:number>/selection/", selections.show, name="selection"),
    path("calls/<int:number>/notice/", notices.new, name="notice"),
]
