"""The rows of the catalogue of changes; `kinds` reads them and explains their columns.

`# area` begins a section. A row is the level (M material, N notable, E editorial, - as the
section), the name of the kind, `~` and its mirror where that is another kind, and its meaning.
Families stand in one row: `item` (an item with an id comes, goes, is renamed), `entry` (an entry
of a list comes, goes, changes), `dated` (progress with a day is noted, put right, withdrawn) and
`fields` (all that has no kind of its own). A row may go on in lines that begin with blanks.
"""

ROWS = """\
# plan
M plan-added ~ plan-removed: There was no plan before; every item in it is new.
M plan-removed ~ plan-added: The plan is gone, with every item in it.
M period-moved: The plan is for other days than before.
M currency-changed: Amounts are in another currency.
M schema-version-changed: The file follows another version of the format.
M fields
# needs
M item need: Something the customer said
M verbatim-added ~ verbatim-removed: Words of a person were written down.
M verbatim-removed ~ verbatim-added: Words of a person were taken out.
M verbatim-changed: Somebody's words were changed, and no correction by the speaker explains it.
M verbatim-corrected ~ verbatim-restored: The speaker corrected the words; the old ones are kept
  beside them.
M verbatim-restored ~ verbatim-corrected: A speaker's correction was undone, and the old words are
  back.
M entry correction: A record of a speaker's correction
M speaker-changed: The same words are another person's now.
M source-changed: Another day or session is given for the words.
M our-reading-changed: The supplier understands the words differently.
M intent-changed: The supplier will do something else about a need.
M reason-changed: The supplier gives another reason for its answer.
M reconsideration-moved: A need will be decided again on another day.
M decision-changed: Another day or person is given for the decision.
M priority-raised ~ priority-lowered: A need matters more to the customer than before.
M priority-lowered ~ priority-raised: A need matters less to the customer than before.
M priority-set ~ priority-removed: The customer said how much a need matters.
M priority-removed ~ priority-set: It no longer says how much a need matters.
N dated need-confirmed need-confirmation-changed need-confirmation-withdrawn: The customer
  confirmed the words
N dated need-met need-met-changed need-unmet: A need was met
N themes-changed: A need is counted under other themes.
M fields
# return
M item return: What winning means to a party
M return-amount-changed: The expected return has another size.
M relationship-changed: The relationship is seen, or aimed at, otherwise.
M fields
# philosophy
M fields
# goals
M item goal: A goal of the customer
M goal-reworded: A goal says something else.
M goal-redated: A goal looks to another day.
M entry benchmark: A mark on the way to a goal
N dated benchmark-reached benchmark-reached-changed benchmark-unreached: A mark on the way to a
  goal was reached
N goal-achieved ~ goal-unachieved: A goal was achieved.
N goal-unachieved ~ goal-achieved: It no longer says that a goal was achieved.
N goal-confirmed ~ goal-unconfirmed: The customer confirmed that a goal was achieved.
N goal-unconfirmed ~ goal-confirmed: It no longer says that the customer confirmed a goal.
N goal-achievement-changed: The facts of an achieved goal were put right.
M fields
# boxes
N focus-changed: Another of the six boxes is in focus.
M entry assumption: Something taken for true
M entry team-member: A person of the team
M item challenge: A cause of what stands in the way
M fields
# initiatives
M item initiative: A piece of work of both parties
M initiative-retitled: An initiative has another title.
M initiative-rescheduled: An initiative begins or ends on another day.
M initiative-reranked: An initiative is more or less urgent.
M initiative-needs-changed: An initiative serves other needs.
M initiative-goals-changed: An initiative serves other goals.
M entry partner: A third party who helps
N dated initiative-verified initiative-verification-changed initiative-unverified: The customer
  said that an initiative achieved its aim
M fields
# commitments
M item commitment: A promise of one party
M commitment-moved: A promise belongs to another initiative.
M commitment-reworded: A promise says something else.
M commitment-redated: A promise is due on another day.
M commitment-reassigned: Another person keeps a promise.
M commitment-changed-sides: The other party keeps a promise now.
N commitment-done ~ commitment-reopened: A promise was kept.
N commitment-reopened ~ commitment-done: A promise that was done is open again.
N commitment-dropped ~ commitment-resumed: Both let a promise go.
N commitment-resumed ~ commitment-dropped: A promise that was let go is open again.
N commitment-started ~ commitment-set-back: Work on a promise began.
N commitment-set-back ~ commitment-started: Work on a promise is no longer under way.
N commitment-outcome-changed: Done became let go, or the reverse.
N commitment-status-changed: Where an open promise stands is said otherwise.
N commitment-evidence-changed: What shows the progress of a promise is said otherwise.
M fields
# criteria
M item criterion: A measure of success
M criterion-moved: A measure belongs to another initiative.
M criterion-reworded: Something else is measured, or is called otherwise.
M criterion-unit-changed: A measure is counted in another unit.
M criterion-reassigned: Another person measures.
M baseline-changed: The starting point of a measure is another.
M target-raised ~ target-lowered: The number to reach is higher; harder or easier is said beside it.
M target-lowered ~ target-raised: The number to reach is lower; harder or easier is said beside it.
M target-set ~ target-removed: There is a target now.
M target-removed ~ target-set: There is no target any more.
M target-changed: The target is another, and no number.
M target-redated: A target is to be reached on another day.
N entry reading: A measured value
M fields
# account
M account-id-changed: The plan is that of another account.
M lead-changed: Another person leads for a party.
M entry analyst-report: A report on the customer
M entry looming-problem: A problem that can be seen coming
M fields
# people
M item contact: A person of either party
M contact-roles-changed: A person has other roles.
N contact-details-changed: A person's title, mail or telephone is another.
N contact-confirmed: Another day is given on which the facts were confirmed.
N contact-left ~ contact-returned: A person has left.
N contact-returned ~ contact-left: It no longer says that a person has left.
N contact-left-changed: Another day is given on which a person left.
M fields
# white-space
M entry cell: An offering in a unit of the customer
M cell-state-changed: Who serves a unit is another, or may become so.
M entry relationship-to-build: Somebody to get to know
M item growth-target: An aim of the supplier for this account
M growth-target-redated: An aim of the supplier is for another day.
M fields
# meetings
M item touchpoint: A planned contact
M touchpoint-rescheduled: A contact is planned for other days.
N touchpoint-held ~ touchpoint-held-withdrawn: A planned contact took place.
N touchpoint-held-withdrawn ~ touchpoint-held: It no longer says that a contact took place.
N touchpoint-held-changed: Other days are given on which a contact took place.
M checkpoints-changed: Progress is looked at together on other days.
N checkpoint-recorded ~ checkpoint-record-removed: Both looked at progress together and wrote down
  what came of it.
N checkpoint-record-removed ~ checkpoint-recorded: What came of a checkpoint was taken out.
N checkpoint-record-changed: What came of a checkpoint says something else.
M item report: A regular report
M report-rescheduled: A report is due on other days.
M fields
# renewal
M renewal-added ~ renewal-removed: The renewal of the contract was written down.
M renewal-removed ~ renewal-added: The renewal of the contract was taken out.
M renewal-redated: The contract ends, or notice is due, on another day.
M entry renewal-step: A step on the way to the renewal
N dated renewal-step-done renewal-step-done-changed renewal-step-reopened: A step on the way to
  the renewal was done
M fields
# sessions
N item session: A meeting in which the supplier listened
N item follow-up: Something promised in a session
N follow-up-moved: Something promised belongs to another session.
N dated follow-up-done follow-up-done-changed follow-up-reopened: Something promised in a session
  was done
N entry briefing: A person's briefing before a session
N dated session-approved session-approval-changed session-approval-withdrawn: The person
  interviewed approved what may be quoted
N fields
# handoff
N handoff-added ~ handoff-removed: The handoff from sales was written down.
N handoff-removed ~ handoff-added: The handoff from sales was taken out.
N entry handoff-item: Something handed over
N dated handoff-item-done handoff-item-done-changed handoff-item-reopened: Something was handed over
N fields
# review
N review-added ~ review-removed: The review was begun.
N review-removed ~ review-added: The review was taken out.
N dated review-held review-redated review-unheld: The review was held
N entry review-outcome: What came of a commitment, goal, return or initiative
N entry review-lesson: A lesson
N review-verdict-changed: Another person or day is given for the customer's verdict.
N review-answered: A party answered whether each side kept its word.
N review-rated: A party rated the engagement.
N review-decided: Both decided how to go on.
N fields
# any
- line-added ~ line-removed: A line was added to a list.
- line-removed ~ line-added: A line was taken out of a list.
- line-reworded: A line of a list says something else.
- order-changed: The lines of a list stand in another order, which means something.
# file
E comments-changed: Comments were written, changed or taken out.
E keys-reordered: Keys, or entries of lists without order, stand elsewhere.
E quotes-changed: Values are quoted or folded otherwise.
E spelling-changed: Values are spelt otherwise and mean the same, as 60 and 60.0.
E empty-keys-changed: Keys without a value were written or taken out.
E line-ends-changed: Lines end otherwise, or the byte-order mark came or went.
E layout-changed: Indents, line breaks or blank lines are others.
"""
