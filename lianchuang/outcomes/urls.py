"""Addresses of outcomes."""

from django.urls import path

from lianchuang.outcomes.views import credits, lists, outcomes

app_name = "outcomes"
urlpatterns = [
    path("networks/<int:number>/outcomes/", lists.show, name="list"),
    path("networks/<int:number>/outcomes/table/", lists.table, name="table"),
    path("networks/<int:number>/outcomes/<slug:kind>/new/", outcomes.new, name="new"),
    path("outcomes/patents/<int:number>/", outcomes.patent, name="patent"),
    path("outcomes/copyrights/<int:number>/", outcomes.copyright, name="copyright"),
    path("outcomes/benefits/<int:number>/", outcomes.benefit, name="benefit"),
    path("outcomes/media/<int:number>/", outcomes.media, name="media"),
    path("outcomes/<slug:kind>/<int:number>/corrections/", outcomes.corrections, name="corrections"),
    path("outcomes/<slug:kind>/<int:number>/credits/", credits.corrections, name="credits"),
    path("outcomes/<slug:kind>/<int:number>/evidence/", outcomes.evidence, name="evidence"),
]
