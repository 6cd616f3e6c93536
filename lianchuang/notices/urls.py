"""Addresses of notices. Those without an account are named in config/gate.py."""

from django.urls import path

from lianchuang.notices.views import desks, keeping, lists, notices, objections, rulings, sheets

app_name = "notices"
urlpatterns = [
    path("notices/", lists.show, name="list"),
    path("notices/table/", lists.table, name="table"),
    path("notices/<int:number>/", notices.show, name="notice"),
    path("notices/<int:number>/editions/<int:place>/", notices.edition, name="edition"),
    path("notices/<int:number>/objections/new/", objections.new, name="object"),
    path("notices/<int:number>/objections/<int:place>/", objections.show, name="objection"),
    # The secretary's.
    path("notices/<int:number>/desk/", desks.show, name="desk"),
    path("notices/<int:number>/desk/wording/", keeping.wording, name="wording"),
    path("notices/<int:number>/desk/publication/", keeping.publication, name="publication"),
    path("notices/<int:number>/desk/withdrawal/", keeping.withdrawal, name="withdrawal"),
    path("notices/<int:number>/desk/corrections/new/", keeping.correction, name="correction"),
    path("notices/<int:number>/desk/postings/new/", keeping.posting, name="posting"),
    path("notices/<int:number>/desk/objections/table/", desks.objections, name="objections_table"),
    path("notices/<int:number>/desk/objections/new/", rulings.new, name="received"),
    path("notices/<int:number>/desk/objections/<int:place>/", rulings.show, name="ruling"),
    path("notices/<int:number>/desk/objections/<int:place>/file/", rulings.file, name="objection_file"),
    path("notices/<int:number>/desk/postings/<int:place>/photo/", sheets.photo, name="photo"),
    path("notices/<int:number>/print/", sheets.wall, name="print"),
    path("notices/<int:number>/text/", sheets.chat, name="text"),
    path("notices/<int:number>/page/", sheets.one_file, name="page"),
]
