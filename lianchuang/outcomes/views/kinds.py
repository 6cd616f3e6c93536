"""The four kinds of outcomes, for the pages."""

from django.utils.translation import gettext_lazy as _

from lianchuang.outcomes.access import visible_benefits, visible_copyrights, visible_media, visible_patents
from lianchuang.outcomes.actions import (
    correct_benefit,
    correct_copyright,
    correct_media,
    correct_patent,
    record_benefit,
    record_copyright,
    record_media,
    record_patent,
)
from lianchuang.outcomes.forms import BenefitForm, CopyrightForm, CreditsForm, MediaForm, PatentForm
from lianchuang.outcomes.views.answers import Kind

PATENTS = Kind(
    "patents",
    _("专利"),
    "outcomes/patent/show.html",
    visible_patents,
    PatentForm,
    correct_patent,
    record_patent,
    CreditsForm,
)
COPYRIGHTS = Kind(
    "copyrights",
    _("软件著作权"),
    "outcomes/copyright/show.html",
    visible_copyrights,
    CopyrightForm,
    correct_copyright,
    record_copyright,
    CreditsForm,
)
BENEFITS = Kind(
    "benefits",
    _("经济效益"),
    "outcomes/benefit/show.html",
    visible_benefits,
    BenefitForm,
    correct_benefit,
    record_benefit,
)
MEDIA = Kind(
    "media", _("媒体报道"), "outcomes/media/show.html", visible_media, MediaForm, correct_media, record_media
)
KINDS = {kind.key: kind for kind in (PATENTS, COPYRIGHTS, BENEFITS, MEDIA)}
