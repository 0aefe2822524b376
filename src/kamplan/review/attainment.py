"""How far a criterion has come: now `kamplan.model.attainment`, where the calendar reads it too."""

from kamplan.model.attainment import (
    Attainment,
    Value,
    compute_attainment,
    find_readings,
    show_share,
    show_value,
)

__all__ = [
    "Attainment",
    "Value",
    "compute_attainment",
    "find_readings",
    "show_share",
    "show_value",
]
