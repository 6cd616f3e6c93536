"""The models of the four floors, for Django."""

from lianchuang.records.batches.models import Batch, BatchFile
from lianchuang.records.files.models import Content, Evidence, Folder
from lianchuang.records.past.models import Act, ActDigest

__all__ = ["Act", "ActDigest", "Batch", "BatchFile", "Content", "Evidence", "Folder"]
