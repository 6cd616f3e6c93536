"""What is typed about projects, read into plain values."""

from lianchuang.projects.forms.projects import (
    AddedPeopleForm,
    PartnerForm,
    PartsForm,
    PeopleForm,
    ProjectForm,
)

__all__ = ["AddedPeopleForm", "PartnerForm", "PartsForm", "PeopleForm", "ProjectForm"]
