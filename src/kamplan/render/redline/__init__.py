"""Two versions of a page as one, in which all that came and went is marked, as on paper.

The pages themselves are compared, as rendered, and not the plans: whatever a page shows is marked
where it stands, whichever template made it. To take back all marks gives the old page or the new.
"""

from kamplan.render.redline.page import Version, render_redline

__all__ = ["Version", "render_redline"]
