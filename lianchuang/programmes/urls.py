"""Addresses of programmes: the year, proposals, what is decided on them."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "programmes"
urlpatterns: list[URLPattern | URLResolver] = [
    # the year: programmes, directions, topics, calls
    # proposals: drafts, units, confirmations
    # what is decided: checks, likeness, rounds, selection, notices
]
