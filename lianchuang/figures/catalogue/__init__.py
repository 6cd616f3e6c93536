"""Every figure by its code, in the order a report tells them. An explicit list, package by package."""

from lianchuang.figures.catalogue import activities, networks, outcomes, projects
from lianchuang.figures.figure import Figure, Words

GROUPS: tuple[tuple[Words, tuple[Figure, ...]], ...] = (
    (networks.TITLE, networks.FIGURES),
    (projects.TITLE, projects.FIGURES),
    (outcomes.PROPERTY_TITLE, outcomes.PROPERTY),
    (outcomes.BENEFIT_TITLE, outcomes.BENEFIT),
    (outcomes.MEDIA_TITLE, outcomes.MEDIA),
    (activities.TITLE, activities.FIGURES),
)
CATALOGUE: dict[str, Figure] = {figure.code: figure for _, figures in GROUPS for figure in figures}
