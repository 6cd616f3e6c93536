"""Figures, their rows, why they differ, and the ledger of reported values."""

from django.urls import path

from lianchuang.reporting.views import board, difference, exports, figure, ledger

app_name = "reporting"
urlpatterns = [
    path("networks/<int:network_id>/figures/", board.show_board, name="board"),
    path("networks/<int:network_id>/figures/exports/", exports.make_export, name="exports"),
    path("networks/<int:network_id>/figures/<slug:code>/", figure.show_figure, name="figure"),
    path(
        "networks/<int:network_id>/figures/<slug:code>/difference/",
        difference.show_difference,
        name="difference",
    ),
    path("networks/<int:network_id>/reported/", ledger.show_ledger, name="ledger"),
]
