"""Addresses of reviews."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "reviews"
urlpatterns: list[URLPattern | URLResolver] = []
