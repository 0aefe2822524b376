"""Every rule, in the order in which they are documented.

To add one: write its module, add it here, and give it a test file of the same name.
`tests/lint/test_registry.py` fails until all three agree.
"""

from kamplan.lint.rule import Rule
from kamplan.lint.rules import (
    account_folder_mismatch,
    anchor_or_merge_key,
    conflict_marker,
    dangling_reference,
    date_outside_period,
    duplicate_id,
    duplicate_key,
    initiative_without_goal,
    initiative_without_need,
    intent_without_reason,
    invisible_character,
    malformed_id,
    missing_field,
    need_without_intent,
    need_without_voice,
    one_sided_initiative,
    overdue_commitment,
    period_not_a_year,
    review_overdue,
    selective_hearing,
    too_many_goals,
    too_many_initiatives,
    unclear_success,
    undated_commitment,
    unknown_key,
    unserved_need,
    vague_owner,
    wrong_type,
    yaml_syntax,
)

ALL_RULES: tuple[Rule, ...] = (
    # text and schema
    yaml_syntax.RULE,
    duplicate_key.RULE,
    anchor_or_merge_key.RULE,
    unknown_key.RULE,
    wrong_type.RULE,
    missing_field.RULE,
    conflict_marker.RULE,
    invisible_character.RULE,
    # identity
    duplicate_id.RULE,
    malformed_id.RULE,
    dangling_reference.RULE,
    account_folder_mismatch.RULE,
    # voice
    need_without_voice.RULE,
    selective_hearing.RULE,
    # intent
    need_without_intent.RULE,
    intent_without_reason.RULE,
    unserved_need.RULE,
    # initiatives
    one_sided_initiative.RULE,
    initiative_without_need.RULE,
    initiative_without_goal.RULE,
    unclear_success.RULE,
    vague_owner.RULE,
    undated_commitment.RULE,
    date_outside_period.RULE,
    too_many_initiatives.RULE,
    too_many_goals.RULE,
    # frame
    period_not_a_year.RULE,
    # time
    overdue_commitment.RULE,
    review_overdue.RULE,
)
