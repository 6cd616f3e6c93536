"""Addresses of notices."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "notices"
urlpatterns: list[URLPattern | URLResolver] = []
