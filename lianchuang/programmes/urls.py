"""Addresses of programmes: the year, proposals, what is decided on them."""

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

from lianchuang.programmes.views import checks, likeness, notices, rounds, selections

app_name = "programmes"
urlpatterns: list[URLPattern | URLResolver] = [
    # the year: programmes, directions, topics, calls
    # proposals: drafts, units, confirmations
    # what is decided: checks, likeness, rounds, selection, notices
    path("proposals/<int:number>/formal-check/", checks.formal_check, name="formal_check"),
    path("proposals/<int:number>/likeness/", likeness.likeness, name="likeness"),
    path("calls/<int:number>/round/", rounds.new, name="round"),
    path("calls/<int:number>/selection/", selections.show, name="selection"),
    path("calls/<int:number>/notice/", notices.new, name="notice"),
]
