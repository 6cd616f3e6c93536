"""Addresses of files and acts; desks/urls.py includes them."""

from django.urls import path

from lianchuang.desks.views import acts, files

urlpatterns = [
    path("files/<int:number>/", files.show, name="file"),
    path("files/<int:number>/content/", files.content, name="file_content"),
    path("acts/", acts.show, name="acts"),
    path("acts/<int:number>/", acts.show_one, name="act"),
    path("acts/<int:number>/undoing/", acts.undoing, name="act_undoing"),
]
