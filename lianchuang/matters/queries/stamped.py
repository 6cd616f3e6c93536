"""Papers typed in somebody's name: what stands on one, and whether the named one was told."""

from lianchuang.matters.models import Matter, StampedPaper


def holds(stamped: StampedPaper | None) -> bool:
    """Whether what was typed from a paper counts: not void, and not contested without a settlement."""
    if stamped is None:
        return True
    return not stamped.is_void and (stamped.contested_at is None or stamped.settled_at is not None)


def told_key(stamped: StampedPaper) -> str:
    """The matter that tells the named one of what was typed."""
    return f"stamped:{stamped.pk}:told"


def settled_key(stamped: StampedPaper) -> str:
    """The matter that tells the named one how the contest was settled."""
    return f"stamped:{stamped.pk}:settled"


def is_told(stamped: StampedPaper) -> bool:
    """Whether the named one has answered all there was to be told."""
    keys = [told_key(stamped), settled_key(stamped)]
    return not Matter.objects.filter(key__in=keys, closed_at__isnull=True).exists()
