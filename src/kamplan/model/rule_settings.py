"""What single rules can be told: one model a rule, and its defaults."""

from typing import Annotated

from pydantic import Field

from kamplan.model.base import PlanModel, mark
from kamplan.model.values import Count, Filled, Several

Days = Annotated[int, Field(ge=0, le=36_500)]


class OversizedPlan(PlanModel):
    """What `oversized-plan` can be told."""

    words: Annotated[
        Filled[Count], mark("From how many words on a plan is too long.", need="O")
    ] = 4000


class StaleContact(PlanModel):
    """What `stale-contact` can be told."""

    days: Annotated[
        Filled[Days], mark("After how many days a contact counts as stale.", need="O")
    ] = 180


class SelectiveHearing(PlanModel):
    """What `selective-hearing` can be told."""

    from_: Annotated[
        Filled[Count], mark("From how many needs on the rule judges.", need="O", alias="from")
    ] = 5


class MissedCheckpoint(PlanModel):
    """What `missed-checkpoint` can be told."""

    days: Annotated[
        Filled[Days], mark("How many days after a checkpoint its result may come.", need="O")
    ] = 14


class TooManyGoals(PlanModel):
    """What `too-many-goals` can be told."""

    most: Annotated[Filled[Count], mark("The most goals.", need="O")] = 4


class TooManyInitiatives(PlanModel):
    """What `too-many-initiatives` can be told."""

    most: Annotated[Filled[Count], mark("The most initiatives.", need="O")] = 5


class PeriodNotAYear(PlanModel):
    """What `period-not-a-year` can be told."""

    shortest: Annotated[Filled[Count], mark("The fewest days.", need="O")] = 330
    longest: Annotated[Filled[Count], mark("The most days.", need="O")] = 400


class SupplierSpeak(PlanModel):
    """What `supplier-speak` can be told."""

    words: Annotated[
        Several[str], mark("More words that are the supplier's and not the customer's.", need="O")
    ] = ()


class SalesTalk(PlanModel):
    """What `sales-talk` can be told."""

    words: Annotated[Several[str], mark("More words that only sell.", need="O")] = ()


class InternalField(PlanModel):
    """What `internal-field` can be told."""

    words: Annotated[
        Several[str], mark("More words that no customer should have to read.", need="O")
    ] = ()


class SingleThreaded(PlanModel):
    """What `single-threaded` can be told."""

    least: Annotated[Filled[Count], mark("The fewest customer contacts.", need="O")] = 2


class RenewalNoticeNear(PlanModel):
    """What `renewal-notice-near` can be told."""

    days: Annotated[
        Filled[Days], mark("How many days before the notice day to speak up.", need="O")
    ] = 60


class OneMeetingPlan(PlanModel):
    """What `one-meeting-plan` can be told."""

    least: Annotated[Filled[Count], mark("The fewest sessions.", need="O")] = 2


class RuleSettings(PlanModel):
    """The settings of rules, under the rules' names."""

    oversized_plan: Annotated[
        Filled[OversizedPlan],
        mark("What `oversized-plan` can be told.", need="O", alias="oversized-plan"),
    ] = OversizedPlan()
    stale_contact: Annotated[
        Filled[StaleContact],
        mark("What `stale-contact` can be told.", need="O", alias="stale-contact"),
    ] = StaleContact()
    selective_hearing: Annotated[
        Filled[SelectiveHearing],
        mark("What `selective-hearing` can be told.", need="O", alias="selective-hearing"),
    ] = SelectiveHearing()
    missed_checkpoint: Annotated[
        Filled[MissedCheckpoint],
        mark("What `missed-checkpoint` can be told.", need="O", alias="missed-checkpoint"),
    ] = MissedCheckpoint()
    too_many_goals: Annotated[
        Filled[TooManyGoals],
        mark("What `too-many-goals` can be told.", need="O", alias="too-many-goals"),
    ] = TooManyGoals()
    too_many_initiatives: Annotated[
        Filled[TooManyInitiatives],
        mark("What `too-many-initiatives` can be told.", need="O", alias="too-many-initiatives"),
    ] = TooManyInitiatives()
    period_not_a_year: Annotated[
        Filled[PeriodNotAYear],
        mark("What `period-not-a-year` can be told.", need="O", alias="period-not-a-year"),
    ] = PeriodNotAYear()
    supplier_speak: Annotated[
        Filled[SupplierSpeak],
        mark("What `supplier-speak` can be told.", need="O", alias="supplier-speak"),
    ] = SupplierSpeak()
    sales_talk: Annotated[
        Filled[SalesTalk], mark("What `sales-talk` can be told.", need="O", alias="sales-talk")
    ] = SalesTalk()
    internal_field: Annotated[
        Filled[InternalField],
        mark("What `internal-field` can be told.", need="O", alias="internal-field"),
    ] = InternalField()
    single_threaded: Annotated[
        Filled[SingleThreaded],
        mark("What `single-threaded` can be told.", need="O", alias="single-threaded"),
    ] = SingleThreaded()
    renewal_notice_near: Annotated[
        Filled[RenewalNoticeNear],
        mark("What `renewal-notice-near` can be told.", need="O", alias="renewal-notice-near"),
    ] = RenewalNoticeNear()
    one_meeting_plan: Annotated[
        Filled[OneMeetingPlan],
        mark("What `one-meeting-plan` can be told.", need="O", alias="one-meeting-plan"),
    ] = OneMeetingPlan()
