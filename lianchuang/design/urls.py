"""The gallery and the two choices every visitor has."""

from django.urls import path

from lianchuang.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("moment/", views.moment, name="moment"),
]
