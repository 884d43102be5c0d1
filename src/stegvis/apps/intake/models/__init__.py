from .batches import OVER, WORKING, Batch, BatchFile, BatchRows, Quarantine, State
from .findings import Finding
from .learned_mappings import LearnedMapping

__all__ = [
    "OVER",
    "WORKING",
    "Batch",
    "BatchFile",
    "BatchRows",
    "Finding",
    "LearnedMapping",
    "Quarantine",
    "State",
]
