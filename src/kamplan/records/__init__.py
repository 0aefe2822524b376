"""Plans and settings as records: what the shape says, built from a YAML tree."""

from kamplan.records.build import Built, Fault, build_record
from kamplan.records.record import Record, is_part, route_of, shape_of_part
from kamplan.records.reporting import fault_diagnostic, fault_span, place_of, text_diagnostics
from kamplan.records.values import Wrong, nearest, read_scalar

__all__ = [
    "Built",
    "Fault",
    "Record",
    "Wrong",
    "build_record",
    "fault_diagnostic",
    "fault_span",
    "is_part",
    "nearest",
    "place_of",
    "read_scalar",
    "route_of",
    "shape_of_part",
    "text_diagnostics",
]
