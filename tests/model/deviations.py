"""Where the models demand other than the letters of the reference plan, field by field.

The reasons are those of `kamplan.model.base`.
"""

DEVIATIONS: dict[str, str] = {
    # No plan can be dated without them.
    "period/start": "R",
    "period/end": "R",
    # What is empty in a box is named box by box.
    **dict.fromkeys(
        (
            f"six_boxes/{prompt}"
            for prompt in (
                "assumptions",
                "assumptions/stop_doing",
                "assumptions/start_doing",
                "assumptions/may_need_to_change",
                "journey",
                "journey/today",
                "journey/today/needs",
                "journey/today/emotions",
                "journey/today/barriers",
                "journey/today/to_move_forward",
                "journey/tomorrow",
                "journey/uncertain",
                "growth",
                "growth/insight_they_lack",
                "growth/unexplored_services",
                "growth/using_insight",
                "goals",
                "strategy",
                "strategy/challenges",
                "strategy/policies",
                "strategy/resources",
                "strategy/resources/minimum",
                "strategy/resources/ideal",
                "team",
                "team/*/expertise",
                "team/*/relationships",
                "team/*/cares_about",
                "co_beneficiaries",
            )
        ),
        "O",
    ),
    # Parts of what is optional itself and useful in part.
    **dict.fromkeys(
        (
            *(
                f"account/profile/{part}"
                for part in (
                    "business",
                    "markets",
                    "initiatives",
                    "analyst_reports",
                    "analyst_reports/*/url",
                    "competition",
                    "financial_condition",
                    "looming",
                    "looming/*/source",
                    "looming/*/asked",
                )
            ),
            "initiatives/*/resources/minimum",
            "initiatives/*/resources/ideal",
            "initiatives/*/partners/*/part",
            "white_space/cells/*/served_by",
            "white_space/cells/*/next_step",
            "white_space/cells/*/owner",
            "white_space/cells/*/by",
            "white_space/relationships_to_build",
            "white_space/relationships_to_build/*/introduced_by",
            "white_space/relationships_to_build/*/by",
            "renewal/steps",
        ),
        "O",
    ),
    # One of two ways to say a thing.
    **dict.fromkeys(
        (
            "initiatives/*/commitments/*/due",
            "touchpoints/*/every",
            "touchpoints/*/first",
            "touchpoints/*/on",
        ),
        "O",
    ),
    # Needed only in a case that a rule of its own judges.
    **dict.fromkeys(
        (
            "needs/*/reason",
            "six_boxes/assumptions/believed/*/checked_with",
            "six_boxes/assumptions/believed/*/checked_on",
            "six_boxes/strategy/challenges/*/symptom",
            "initiatives/*/success_criteria/*/baseline/value",
        ),
        "O",
    ),
    # What happens after the sign-off.
    **dict.fromkeys(
        (
            "sessions/*/approved_on",
            "sessions/*/follow_ups/*/done_on",
            "six_boxes/goals/*/benchmarks/*/reached_on",
            *(
                f"initiatives/*/{fact}"
                for fact in (
                    "commitments/*/status",
                    "commitments/*/done_on",
                    "commitments/*/evidence",
                    "success_criteria/*/readings",
                    "success_criteria/*/readings/*/source",
                    "verified_by",
                    "verified_on",
                )
            ),
            "touchpoints/*/held",
            "review",
            *(f"checkpoint_results/*/{part}" for part in ("attendees", "next", "focus", "note")),
            "renewal/steps/*/done_on",
            *(
                f"handoff/{part}"
                for part in (
                    "from",
                    "on",
                    "items",
                    "items/*/done_on",
                    "customer_told",
                    "customer_told/contacts",
                    "customer_told/questions_to",
                    "customer_told/how_often",
                    "customer_told/what_to_expect",
                    "confirmed_by",
                    "confirmed_on",
                )
            ),
        ),
        "O",
    ),
    # Facts that only few entries have.
    **dict.fromkeys(("contacts/*/dedicated", "touchpoints/*/minutes", "touchpoints/*/about"), "O"),
}
