"""Addresses of the desks, and of the records made of several packages."""

from django.urls import include, path

from lianchuang.desks.views import accounts, bodies, desk, front, people, person_changes

app_name = "desks"
urlpatterns = [
    path("", include("lianchuang.desks.urls_records")),
    path("", front.front, name="front"),
    path("desk/", desk.desk, name="desk"),
    path("people/", people.people, name="people"),
    path("people/new/", person_changes.new, name="person_new"),
    path("people/<int:number>/", people.show, name="person"),
    path("people/<int:number>/corrections/", person_changes.corrections, name="person_corrections"),
    path("people/<int:number>/posts/new/", person_changes.post, name="post"),
    path("people/<int:number>/roles/new/", person_changes.role, name="role"),
    path("people/<int:number>/ties/new/", person_changes.tie, name="tie"),
    path("people/<int:number>/contact/", person_changes.contact, name="contact"),
    path("posts/<int:number>/ending/", person_changes.post_ending, name="post_ending"),
    path("roles/<int:number>/ending/", person_changes.role_ending, name="role_ending"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/<int:number>/", bodies.show, name="body"),
    path("bodies/<int:number>/corrections/", bodies.corrections, name="body_corrections"),
    path("bodies/<int:number>/place/", bodies.place, name="place"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.new, name="account_new"),
    path("accounts/<int:number>/link/", accounts.link, name="account_link"),
    path("accounts/<int:number>/stopping/", accounts.stopping, name="account_stopping"),
]
