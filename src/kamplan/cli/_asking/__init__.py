"""Ask a person at a terminal, question by question, and lose nothing of what they type."""
