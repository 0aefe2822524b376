"""The six boxes with their eighteen prompts, and what stands beside them."""

from kamplan.scaffold.part import Part, Prompt


def _box(label: str, where: str, question: str, example: str, *, is_list: bool = True) -> Prompt:
    return Prompt(label, ("six_boxes", *where.split("/")), question, example, is_list)


BOXES: tuple[Part, ...] = (
    Part(
        "assumptions",
        "Box 1: Assumptions",
        10,
        "Challenge what you know, and what you do not know. Nobody's standards but the customer's "
        "count here: not yours, not those of your other customers.",
        (
            _box(
                "1a",
                "assumptions/stop_doing",
                "What do we do that adds nothing to what the customer wants? We stop it.",
                "quarterly product decks",
            ),
            _box(
                "1b",
                "assumptions/start_doing",
                "Which important things do we start doing now?",
                "asking finance in September",
            ),
            _box(
                "1c",
                "assumptions/may_need_to_change",
                "What may need to change, on either side, before the outcome is possible?",
                "who owns the booking template",
            ),
        ),
    ),
    Part(
        "journey",
        "Box 2: Customer journey",
        15,
        "Where they are, what they think and feel. Guide, coordinate and anticipate: results can "
        "come without a better relationship, and then they do not last.",
        (
            _box(
                "2a",
                "journey/today/needs",
                "Where is the customer today? First: what do they need?",
                "chairs on Mondays and Thursdays",
            ),
            _box(
                "2a-emotions",
                "journey/today/emotions",
                "How do they feel?",
                "patient but tired of stoppages",
            ),
            _box(
                "2a-barriers",
                "journey/today/barriers",
                "What holds them back?",
                "eleven log-ins a nurse",
            ),
            _box(
                "2a-forward",
                "journey/today/to_move_forward",
                "What does it take to move on?",
                "see one quiet Thursday",
            ),
            _box(
                "2b",
                "journey/tomorrow",
                "What will they need tomorrow?",
                "a link with home care",
            ),
            _box(
                "2c",
                "journey/uncertain",
                "What are they not sure to need later?",
                "what biosimilars do to the unit's funding",
            ),
        ),
    ),
    Part(
        "growth",
        "Box 3: Growth",
        10,
        "Adding value is daily work. Creating value begins with what you know and they do not.",
        (
            _box(
                "3a",
                "growth/insight_they_lack",
                "What do we know about the customer that they do not?",
                "nine of fourteen cancellations fall on two weekdays",
            ),
            _box(
                "3b",
                "growth/unexplored_services",
                "How deep do our services go where neither of us has looked yet?",
                "slot modelling",
            ),
            _box(
                "3c",
                "growth/using_insight",
                "How do we use that insight, for more value and new opportunities?",
                "level the infusion week",
            ),
        ),
    ),
    Part(
        "goals",
        "Box 4: Goals",
        15,
        "The customer's top goals this year, four at most. They come before everything else: the "
        "right goals, and how they fit what you want for this customer.",
        (
            _box(
                "4a",
                "goals/*/serves_want",
                "Does the goal help to achieve what you want most for the customer, and how?",
                "yes, it is what we want most for them",
                is_list=False,
            ),
            _box(
                "4b",
                "goals/*/better_customer",
                "Does it make a better customer, and how?",
                "a calmer unit plans with us",
                is_list=False,
            ),
            _box(
                "4c",
                "goals/*/our_strategy",
                "Does it fit your own strategy, and how?",
                "treat on the day, our strategy of 2026",
                is_list=False,
            ),
        ),
    ),
    Part(
        "strategy",
        "Box 5: Strategy",
        10,
        "Look for causes, not symptoms. Few policies, and what they take.",
        (
            _box(
                "5a",
                "strategy/challenges/*/cause",
                "Which challenges stand in the way of the goals? What causes them?",
                "Bookings follow clinic days and not chair supply",
                is_list=False,
            ),
            _box(
                "5b",
                "strategy/policies",
                "By which few rules do we meet them? (Talking to a specialist first can be one.)",
                "a scheduling specialist before any leaflet",
            ),
            _box(
                "5c",
                "strategy/resources/minimum",
                "Which people and materials does it take at the very least?",
                "12 analyst days",
            ),
            _box(
                "5c-ideal",
                "strategy/resources/ideal",
                "And which would be ideal?",
                "an evening line for two years",
            ),
        ),
    ),
    Part(
        "team",
        "Box 6: Team",
        10,
        "Say what expertise means to you. Who has the most influence, and who else gains?",
        (
            _box(
                "6a",
                "team/*/expertise",
                "What are the people around you good at?",
                "queues",
                is_list=False,
            ),
            _box(
                "6b",
                "team/*/relationships",
                "Whom do they know best, on either side?",
                "penhale",
            ),
            _box(
                "6c",
                "team/*/cares_about",
                "What do they care about most?",
                "dull Thursdays",
                is_list=False,
            ),
            _box(
                "6-others",
                "co_beneficiaries",
                "Who else gains from the work together?",
                "home-care team",
            ),
        ),
    ),
)
