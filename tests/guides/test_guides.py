"""The guides: each is whole, and together they say what the field asks for, element by element."""

import re
from datetime import date

import pytest

from kamplan.errors import KamplanError
from kamplan.guides import KINDS, find_kind, load_guide
from kamplan.model.shape import shape_of
from kamplan.render.guide import FORMATS, render_guide, render_guide_note
from kamplan.render.words import LANGUAGES, Words
from kamplan.templating import templates_root

SUBSTANCE = {
    # How a plan comes about, and what listening is.
    "S0-10": ("co-creation", "built from the ground up, by company and customer together"),
    "S0-11": ("co-creation", "far more about you than about us"),
    "S0-12": ("co-creation", "nothing is hidden or kept elsewhere"),
    "S0-13": ("discovery", "A lack of trust is what most such plans stumble over. Being open up front, before anybody asks, is the way to break distrust down."),
    "S0-14": ("co-creation", "If only sales are wanted, such a plan is of no use"),
    "S0-15": ("discovery", "a series of dedicated meetings"),
    "S0-16": ("discovery", "your company listens and learns"),
    "S0-17": ("discovery", "It is not the time to offer solutions or to make recommendations"),
    "S0-18": ("discovery", "talk about what matters to them, certainly not only about your business or your products"),
    "S0-19": ("discovery", "feel comfortable about speaking of their challenges and about having another point of view"),
    "S0-20": ("discovery", "Listen actively: say back what you understood"),
    "S0-20 notes": ("discovery", "take lots of notes"),
    "S0-21": ("discovery", "the urge to offer a familiar solution as soon as the problem has been named"),
    "S0-22": ("discovery", "selective hearing, which keeps only the challenges that matter to your company today"),
    "S0-23": ("discovery", "A need that is named obliges nobody to deliver it"),
    "S0-24": ("discovery", "Never throw a need away because you cannot serve it now. It may feed an offer later"),
    "S0-25": ("discovery", "above all when the same is heard from a wide range of customers"),
    "S0-26": ("discovery", "open and free-flowing, with just enough planning and guidance to stay in bounds that all accept"),
    "S0-27": ("discovery", "Too rigid, and you hear only the answers that you know already. Too loose, and you talk for a long time about things that none of you can control."),
    "S0-28": ("discovery", "This is more art than science. The questions below are prompts and not a form"),
    "S0-29": ("discovery", "in the notes, or in the review later, the customer's words turn into company-speak and lose their meaning"),
    "S0-30": ("discovery", "Keep the actual words. They are true to what was meant, and the customer hears themselves in them."),
    # The account manager.
    "S1-36": ("account-manager", "Touchpoints that are neglected shape what a customer feels, and what they buy"),
    "S1-40": ("account-manager", "Interpersonal skill makes loyalty, and it is what sets you apart when the products no longer do. It protects the base you have. Earn trust at every level"),
    "S2-10": ("account-manager", "Analytical and personable, both. Builds rapport, reads figures, and thinks of partnership"),
    "S2-10 reach": ("account-manager", "Reaches the high-level decision-makers"),
    "S2-10 team": ("account-manager", "leads a team across its functions"),
    "S2-11": ("account-manager", "A farmer, not a hunter"),
    "S2-11 interest": ("account-manager", "Never pushes an idea against the customer's interest"),
    "S2-11 problems": ("account-manager", "Solves problems, and is sensitive to needs"),
    "S2-12": ("account-manager", "Becomes expert in how the account earns its money"),
    "S2-12 insight": ("account-manager", "Educates the customer with insights"),
    "S2-12 credible": ("account-manager", "That is what makes one credible"),
    "S2-12 resources": ("account-manager", "Marshals the resources of their own house"),
    "S2-12 people": ("account-manager", "Calls the right people in at the right time. Deep technical skill is not needed"),
    "S2-12 consensus": ("account-manager", "Relates to many kinds of people, and builds consensus"),
    "S2-9": ("account-manager", "Has no split priorities"),
    # The handoff.
    "S2-25": ("handoff", "The handoff is formal and scripted"),
    "S2-26": ("handoff", "Every customer, key account or not, is entered in the account system"),
    "S2-27": ("handoff", "who their points of contact are from now on"),
    "S2-28": ("handoff", "whom to ask with questions or concerns"),
    "S2-29": ("handoff", "how often you will connect, by telephone or e-mail"),
    "S2-30": ("handoff", "Clear expectations are where trust begins"),
    "S2-49": ("checkpoint", "they keep you current: on what the customer needs now, on how they use what you supply, and on how you can help"),
    # Feedback.
    "S3-1": ("account-manager", "the main interface between two companies. Through this person the value of the relationship is kept and grown, and through this person information goes both ways, for all functions"),
    "S3-2": ("brief", "flows to all internal functions, so that they line up behind the account manager"),
    "S3-3": ("brief", "what customers need now and in future, and how you and your competitors perform"),
    "S3-4": ("brief", "Customers differ in what they mean to you strategically and financially"),
    "S3-5": ("customer-value-survey", "for the total customer base: it gives the view from which the relationship with all customers is managed"),
    "S3-6": ("customer-value-survey", "A customer value management programme"),
    "S3-6 relative": ("customer-value-survey", "how you perform relative to competitors"),
    "S3-7": ("customer-value-survey", "Tie the results to business performance"),
    "S3-7 actions": ("customer-value-survey", "actions for retention, for growth, and for how relationships are managed"),
    "S3-8": ("customer-value-survey", "Account management supports it by briefing"),
    "S3-8 how": ("customer-value-survey", "Telephone and online together"),
    "S3-8 agreed": ("customer-value-survey", "Agree on the questionnaire beforehand"),
    "S3-9": ("customer-value-survey", "Strengths and weaknesses of the company as a whole go into its strategic action plan. Those of a segment or a single account go to the account manager"),
    "S3-10": ("customer-advisory-council", "For a group of key accounts, when strategy is the subject"),
    "S3-11": ("customer-advisory-council", "Senior executives share confidential strategic issues"),
    "S3-12": ("customer-advisory-council", "Brief your own executives with care, and the customers' executives just as carefully"),
    "S3-13": ("customer-advisory-council", "About a full day"),
    "S3-13 thoughts": ("customer-advisory-council", "Review and amend the initial thoughts of both sides"),
    "S3-14": ("customer-advisory-council", "The report goes to a strictly controlled group"),
    "S3-14 gain": ("customer-advisory-council", "A keener understanding"),
    "S3-15": ("executive-interview", "For a single key account"),
    "S3-16": ("executive-interview", "for executives and senior decision-makers, and not only for the daily operational contacts"),
    "S3-17": ("executive-interview", "face to face; a series of them"),
    "S3-17 structure": ("executive-interview", "Agree on the structure with whoever commissions the interview, and leave room in it for what the customer raises"),
    "S3-18": ("executive-interview", "A written report with quotations"),
    "S3-19": ("executive-interview", "Offer it to the interviewee for approval or changes before it is issued"),
    "S3-20": ("executive-interview", "it becomes part of this account's plan"),
    "S3-20 together": ("executive-interview", "Together they feed the planning of the whole company"),
    "S3-21": ("shared-expectations-workshop", "The total account team is involved: all interfaces, one team, one goal"),
    "S3-22": ("shared-expectations-workshop", "A full day"),
    "S3-22 both": ("shared-expectations-workshop", "Issues come from both sides, and so does the ownership of what is decided"),
    "S3-23": ("shared-expectations-workshop", "Each has stood in the other's shoes"),
    "S3-23 round": ("shared-expectations-workshop", "an appraisal from all sides, 360 degrees"),
    "S3-24": ("shared-expectations-workshop", "A jointly agreed action plan, and an agreed way of keeping the momentum"),
    "S3-25": ("win-loss-interview", "For those you recently won or lost: to keep what you won, and to win more"),
    "S3-26": ("win-loss-interview", "The format is that of the executive interview; the aim is a better ratio of wins to losses"),
    "S3-27": ("brief", "The right tool for the right contact has value for both sides"),
    "S3-28": ("brief", "The tools may be applied to the whole base or to chosen segments"),
    # The six boxes.
    "S4-4": ("account-manager", "emotional investment, clarity and intent"),
    "S4-36": ("co-creation", "challenge what you know and what you do not know"),
    "S4-37": ("co-creation", "results can come without a better relationship, and then they do not last. Guide, coordinate, anticipate."),
    "S4-38": ("co-creation", "adding value is daily work. Creating value begins with what you know and they do not"),
    "S4-39": ("co-creation", "define what expertise means to you"),
    "S4-40": ("account-manager", "Think of yourself as irreplaceable too"),
}  # fmt: skip


def words_of(text: str) -> str:
    """Return a text without its line breaks and marks of quotation."""
    return " ".join(re.sub(r"^> ?", "", text, flags=re.MULTILINE).split())


@pytest.mark.parametrize(("kind", "phrase"), SUBSTANCE.values(), ids=list(SUBSTANCE))
def test_the_guides_say_what_the_field_asks_for(kind: str, phrase: str) -> None:
    assert phrase in words_of(render_guide(load_guide(kind), to="markdown", words=Words()))


def test_nothing_that_the_field_asks_of_guides_is_left_out() -> None:
    asked = {f"S0-{n}" for n in range(10, 31)} | {f"S3-{n}" for n in range(1, 29)}
    asked |= {f"S4-{n}" for n in range(36, 41)} | {"S1-40", "S2-10", "S2-11", "S2-12", "S2-49"}

    assert asked <= {name.split()[0] for name in SUBSTANCE}


def test_every_kind_of_session_has_a_guide_and_every_file_is_one() -> None:
    sessions = shape_of("plan").fields["sessions"].element
    assert sessions
    assert sessions.record
    kinds = sessions.record.fields["kind"].choices
    shipped = templates_root().joinpath("guides")

    assert set(kinds) <= set(KINDS)
    files = {f"{one}.md" for one in KINDS}
    assert {one.name for one in shipped.iterdir()} == files | set(LANGUAGES[1:])
    for language in LANGUAGES[1:]:
        assert {one.name for one in shipped.joinpath(language).iterdir()} == files
    assert [one for one in KINDS if load_guide(one).session not in (None, one)] == []
    assert {one for one in KINDS if load_guide(one).session} == set(kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_a_guide_is_whole(kind: str) -> None:
    guide = load_guide(kind)
    titles = [one.title for one in guide.sections]

    assert guide.title
    assert len(guide.about) <= 100
    assert [title for title, _ in guide.facts] == [
        "Who is invited", "How long it takes", "What comes out", "Who approves it",
    ]  # fmt: skip
    assert len(guide.questions) >= 4
    assert [one for one in guide.questions if one[-1] not in "?.!"] == []
    assert len(set(titles)) == len(titles)
    assert all(one.text for one in guide.sections)
    if guide.session:
        assert titles == [
            "Before", "How to open", "Bounds", "Questions", "While you listen", "Afterwards",
        ]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_questions_are_open(kind: str) -> None:
    """A question that is answered by yes or no closes a talk; few of them are needed."""
    closed = re.compile(
        r"^(do|does|did|is|are|was|were|can|could|will|would|have|has)\b", re.IGNORECASE
    )
    questions = load_guide(kind).questions

    assert sum(bool(closed.match(one)) for one in questions) <= len(questions) // 3


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_reaches_every_form(kind: str, language: str, form: str) -> None:
    guide = load_guide(kind, language)
    words = Words(language)
    page = render_guide(guide, to=form, words=words).replace("&#39;", "'")

    assert guide.title in page
    for title, text in guide.facts:
        assert words.say(title) in page
        assert text in page
    for one in guide.sections:
        assert one.title in page
        if form == "markdown":
            assert one.text in page
    assert "made with kamplan" in page or '<meta name="generator" content="kamplan">' in page


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("discovery", "discovery"),
        ("Advisory Council", "customer-advisory-council"),
        ("value_survey", "customer-value-survey"),
        ("win/loss", "win-loss-interview"),
        ("twelve-month-review", "review"),
        ("workshop", "shared-expectations-workshop"),
    ],
)
def test_guides_are_found_by_what_people_call_them(word: str, kind: str) -> None:
    assert find_kind(word) == kind


def test_an_unknown_guide_is_said_with_the_nearest() -> None:
    with pytest.raises(KamplanError, match="there is no guide `discvery`") as caught:
        find_kind("discvery")
    assert caught.value.hint == "did you mean `discovery`?"
    with pytest.raises(KamplanError) as caught:
        find_kind("\x1b[2J")
    assert caught.value.message == "there is no guide `\\u001b[2J`"
    assert caught.value.hint == "kamplan guide lists them"


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_has_room_for_the_answer_to_every_question(kind: str) -> None:
    guide = load_guide(kind)
    note = render_guide_note(guide, date(2026, 3, 20), Words())

    assert note.startswith(f"# {guide.title}, 2026-03-20\n")
    for question in guide.questions:
        assert f"\n## {question}\n\n> …\n\nSaid by:\n" in note
