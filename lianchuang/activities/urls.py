"""Addresses of activities."""

from django.urls import path

from lianchuang.activities.views import lists, marks, sessions

app_name = "activities"
urlpatterns = [
    path("networks/<int:number>/sessions/", lists.show, name="list"),
    path("networks/<int:number>/sessions/table/", lists.table, name="table"),
    path("networks/<int:number>/sessions/new/", sessions.new, name="new"),
    path("sessions/<int:number>/", sessions.show, name="session"),
    path("sessions/<int:number>/table/", lists.marks, name="marks_table"),
    path("sessions/<int:number>/corrections/", sessions.corrections, name="corrections"),
    path("sessions/<int:number>/evidence/", sessions.evidence, name="evidence"),
    path("sessions/<int:number>/marks/", marks.new, name="marks"),
]
