"""A philosophy that leaves some of its questions open.

## Why it matters

Why we do this comes before what we do: it drives intent, and intent drives the work. Where only
more sales are wanted, a plan like this is no use, and the customer notices within a page.

## Example

```yaml
philosophy:
  why: The unit treats 310 people a month and we are one of the causes of its stress.
  want_for_customer: Every patient treated on the day promised.
  for_person: Nurses go home on time.
  for_business: Waiting time comes down.
```

Answer what is open, in a sentence each:

```yaml
philosophy:
  why: The unit treats 310 people a month and we are one of the causes of its stress.
  want_for_customer: Every patient treated on the day promised.
  help_become: The unit that other hospitals come to see.
  for_person: Nurses go home on time.
  for_business: Waiting time comes down.
  market_context: The infusion budget shrinks in 2026.
```
"""

from collections.abc import Iterator

from kamplan.lint.rule import Context, Finding, Group, Level, Rule
from kamplan.lint.wording import list_words
from kamplan.planfile import PlanFile

_QUESTIONS = {
    "why": "why you do this",
    "want_for_customer": "what you want most for the customer",
    "help_become": "whom you help them to become",
    "for_person": "what is in it for their people",
    "for_business": "what is in it for their organisation",
    "market_context": "what goes on around them",
}


def check(file: PlanFile, _context: Context) -> Iterator[Finding]:
    """Yield one finding with all questions of the philosophy that are unanswered."""
    if ("philosophy",) in file.faulty:
        return
    philosophy = file.plan.philosophy
    answers = {
        "why": philosophy.why,
        "want_for_customer": philosophy.want_for_customer,
        "help_become": philosophy.help_become,
        "for_person": philosophy.for_person,
        "for_business": philosophy.for_business,
        "market_context": philosophy.market_context,
    }
    open_keys = [
        key
        for key, answer in answers.items()
        if not (answer and answer.strip()) and ("philosophy", key) not in file.faulty
    ]
    if open_keys:
        yield Finding(
            ("philosophy",),
            "none of the six questions of the philosophy is answered"
            if len(open_keys) == len(answers)
            else f"nothing says {list_words([_QUESTIONS[key] for key in open_keys], 'or')}",
            f"answer in a sentence under {list_words([f'`{key}:`' for key in open_keys])}; "
            "kamplan session asks",
            at_key=True,
        )


RULE = Rule(
    "unanswered-philosophy",
    Group.FRAME,
    Level.SIGN_OFF,
    __doc__,
    check,
    names=("philosophy", "philosophy/*"),
)
