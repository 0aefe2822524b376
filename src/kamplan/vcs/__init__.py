"""Git as kamplan needs it: what stood in which revision, and a few careful writes.

Git is run as plumbing with explicit arguments, without hooks, filters, pagers or network, and
nothing that a repository says about itself is believed. Only this package knows GitPython.
"""

from kamplan.vcs.history import Revision
from kamplan.vcs.repository import Repository, demand_repository, open_repository

__all__ = ["Repository", "Revision", "demand_repository", "open_repository"]
