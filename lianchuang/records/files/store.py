"""The store of contents: named by SHA-256, written beside and renamed, so a file is there whole or not at all."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from lianchuang.records.files.models import Content

MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def keep(data: bytes, name: str) -> Content:
    """Store the bytes once and return their row; the name only tells the media type."""
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest)
    if not path.exists():
        _write_whole(path, data)
    media_type = MEDIA_TYPES.get(Path(name).suffix.lower(), "application/octet-stream")
    content, _ = Content.objects.get_or_create(
        sha256=digest, defaults={"size_bytes": len(data), "media_type": media_type}
    )
    return content


def read(content: Content) -> bytes:
    """The bytes of a content. Raises FileNotFoundError where the store was emptied from outside."""
    return path_of(content.sha256).read_bytes()


def missing_contents() -> int:
    """How many contents have no file, or one of another length."""
    return sum(not _lies_there(*each) for each in Content.objects.values_list("sha256", "size_bytes"))


def _lies_there(digest: str, size: int) -> bool:
    try:
        return path_of(digest).stat().st_size == size
    except OSError:
        return False


def path_of(digest: str) -> Path:
    """Where a content lies: files/ab/abcdef…"""
    return Path(settings.FILE_STORE) / digest[:2] / digest


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
