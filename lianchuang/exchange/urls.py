"""Addresses of importing: a drop is a batch, and what happens to it is a noun of its own."""

from django.urls import path

from lianchuang.exchange.views import abandonments, applications, decisions, imports, remarks, undoings

app_name = "exchange"
urlpatterns = [
    path("networks/<int:network_id>/imports/new/", imports.new, name="new"),
    path("networks/<int:network_id>/imports/", imports.create, name="create"),
    path("imports/<int:batch_id>/", imports.show, name="show"),
    path("imports/<int:batch_id>/decisions/", decisions.create, name="decisions"),
    path("imports/<int:batch_id>/application/", applications.create, name="application"),
    path("imports/<int:batch_id>/undoing/", undoings.create, name="undoing"),
    path("imports/<int:batch_id>/abandonment/", abandonments.create, name="abandonment"),
    path("imports/<int:batch_id>/remarks/<int:position>/", remarks.show, name="remarks"),
]
