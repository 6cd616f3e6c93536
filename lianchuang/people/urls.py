"""Addresses of signing in."""

from django.urls import path

from lianchuang.people.views import password, signing_in, start

app_name = "people"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/cast/", signing_in.enter_as_cast, name="enter_as_cast"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("lost-password/", signing_in.lost_password, name="lost_password"),
    path("start/<str:token>/", start.start, name="start"),
    path("password/", password.password, name="password"),
]
