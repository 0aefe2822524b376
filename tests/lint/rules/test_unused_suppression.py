from kamplan.lint.rules.unused_suppression import RULE
from tests.lint.conftest import Check

PLACE = "summary: Upsell."


def test_a_rule_that_finds_nothing_here_is_named(check: Check) -> None:
    said = check(RULE, f"{PLACE}  # kamplan: ignore[sales-talk, supplier-speak] she said so\n")

    assert said.found == ["1:19 `supplier-speak` finds nothing here"]
    assert said.severities == ["warning"]
    assert said.cures == ["take `supplier-speak` out of the brackets"]


def test_a_comment_in_the_wrong_place_is_of_no_use(check: Check) -> None:
    text = f"# kamplan: ignore[sales-talk] she said so\n\n{PLACE}\n"

    assert check(RULE, text).found == ["1:1 `sales-talk` finds nothing here"]


def test_a_rule_that_does_not_exist_is_found_with_the_nearest(check: Check) -> None:
    text = f"{PLACE}  # kamplan: ignore[sale-talk, nonsense-xyz] she said so\n"

    assert check(RULE, text).found == [
        "1:19 there is no rule `nonsense-xyz`",
        "1:19 there is no rule `sale-talk`; did you mean `sales-talk`?",
    ]


def test_a_comment_that_names_no_rule_is_found(check: Check) -> None:
    said = check(RULE, f"{PLACE}  # kamplan: ignore she said so\n")

    assert said.found == ["1:19 this names no rule"]
    assert said.cures == ["delete the comment"]


def test_what_makes_a_plan_unreadable_cannot_be_silenced(check: Check) -> None:
    text = "notes: a  # kamplan: ignore[unknown-key] we like it\n"

    assert check(RULE, text).found == ["1:11 `unknown-key` finds nothing here that can be silenced"]


def test_a_rule_that_is_off_is_not_judged(check: Check) -> None:
    text = f"{PLACE}  # kamplan: ignore[supplier-speak] she said so\n"
    settings = "kamplan: 1\nlint: {levels: {supplier-speak: off}}\n"

    assert check(RULE, text, settings=settings).found == []
