"""Addresses of matters."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "matters"
urlpatterns: list[URLPattern | URLResolver] = []
