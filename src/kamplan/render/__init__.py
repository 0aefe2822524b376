"""Turn plans into documents that people read: one function for each kind of document."""

from kamplan.render.plan import FORMATS, render_plan

__all__ = ["FORMATS", "render_plan"]
