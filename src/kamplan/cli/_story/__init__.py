"""How the story of a proposal is gathered: what changed, what lint finds, whom it concerns."""
