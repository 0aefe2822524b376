"""Every rule, in the order in which they are documented.

To add one: write its module, add it here, and give it a test file of the same name.
`tests/lint/test_registry.py` fails until all three agree.
"""

from kamplan.lint.rule import Rule
from kamplan.lint.rules import intent_without_reason, wrong_type

ALL_RULES: tuple[Rule, ...] = (wrong_type.RULE, intent_without_reason.RULE)
