"""Addresses of programmes."""

from django.urls.resolvers import URLPattern, URLResolver

app_name = "programmes"
urlpatterns: list[URLPattern | URLResolver] = []
