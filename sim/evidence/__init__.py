"""Evidence: statements, coded by several people, that positions and parameters can be read from."""

from sim.evidence.agreement import Agreement, agreement, krippendorff_alpha, same_issue
from sim.evidence.evidence import Evidence
from sim.evidence.folder import load_evidence
from sim.evidence.records import Scale, Statement, Support
from sim.evidence.review import Review, review

__all__ = [
    "Agreement",
    "Evidence",
    "Review",
    "Scale",
    "Statement",
    "Support",
    "agreement",
    "krippendorff_alpha",
    "load_evidence",
    "review",
    "same_issue",
]
