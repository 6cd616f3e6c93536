"""Every address of the product, package by package."""

from django.urls import include, path

from lianchuang.config.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("design/", include("lianchuang.design.urls")),
    path("", include("lianchuang.people.urls")),
    path("", include("lianchuang.matters.urls")),
    path("", include("lianchuang.notices.urls")),
    path("", include("lianchuang.reviews.urls")),
    path("", include("lianchuang.networks.urls")),
    path("", include("lianchuang.programmes.urls")),
    path("", include("lianchuang.projects.urls")),
    path("", include("lianchuang.activities.urls")),
    path("", include("lianchuang.outcomes.urls")),
    path("", include("lianchuang.reporting.urls")),
    path("", include("lianchuang.exchange.urls")),
    path("", include("lianchuang.desks.urls")),
]
handler400 = "lianchuang.config.errors.bad_request"
handler403 = "lianchuang.config.errors.forbidden"
handler404 = "lianchuang.config.errors.not_found"
handler500 = "lianchuang.config.errors.broken"
