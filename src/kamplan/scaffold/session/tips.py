"""A hint for each question, for whoever asks for help at it."""

TIPS = {
    "why": "Say it as you would to a friend, not to your management. If the honest answer is that "
    "you only want to sell more, stop here.",
    "want_for_customer": "One thing. If this plan did nothing else, what should be better there?",
    "help_become": "Not what they should buy: what they could be known for in a few years.",
    "for_person": "Organisations do not feel relief, people do. What changes in somebody's week?",
    "for_business": "What would their own management count, and be glad of?",
    "market_context": "Rules, rivals, money, technology: whatever moves them, whoever serves them.",
    "believed": "What everybody on your side 'knows' about this customer. Especially what nobody "
    "has asked the customer about.",
    "believed-basis": "customer-said: they told you. our-standard: you measure it by your own "
    "rules. other-customers: others want it so. our-view: you think so. Check with the customer "
    "whatever the customer did not say.",
    "1a": "A report nobody reads, a visit nobody asked for. Stopping is the cheapest gift.",
    "1b": "What you would do tomorrow if you took their year as seriously as your own.",
    "1c": "An owner, a habit, a rule, a system. Say it without blame; the customer reads it too.",
    "2a": "What they need to get through this week and this quarter, with or without you.",
    "2a-emotions": "Proud, tired, wary, hopeful: use the words you heard.",
    "2a-barriers": "Time, money, log-ins, other people. Some of it may be you.",
    "2a-forward": "The next step they could take and believe in, not the last one.",
    "2b": "What will follow once today's trouble is gone?",
    "2c": "What they wonder about themselves. You need no answer to it yet.",
    "3a": "You see many customers and their own figures from outside. What would surprise them?",
    "3b": "What you can do and never did here, because neither side brought it up.",
    "3c": "Which of it would change something for them this year?",
    "goal": "Theirs, not yours: no product and no brand of yours in it. Four at most; fewer is "
    "better.",
    "goal-why": "Customers do things for their reasons. Who asks about this goal, and what happens "
    "if it is missed?",
    "goal-result": "A figure and a day, as they would say it.",
    "4a": "Hold it against what you wanted most for them, in part 1. If it does not serve that, "
    "say so.",
    "4b": "A customer who is calmer, stronger, better informed: does this goal lead there?",
    "4c": "If it does not fit your own strategy you will not keep it up for a year.",
    "5a": "Ask why until the answer is a cause. 'The queue is long' is a symptom; why is it long?",
    "5a-symptom": "What people see and complain of.",
    "5a-goals": "By number or by id; several with commas between them.",
    "5b": "A rule that tells everybody what to do without asking you.",
    "5c": "If one of these is missing, better not begin.",
    "5c-ideal": "What would let you do it as well as you can imagine.",
    "6-who": "A name you have written before, or a new one with its side in brackets: "
    "Tunde Adeyemi (supplier). People who decide, who know, who are listened to.",
    "6a": "Say what expertise means to you. What do others come to this person for?",
    "6b": "One name a line. A new one needs its side in brackets: Moira Penhale (customer).",
    "6c": "As a fact the person would gladly read about themselves. They may.",
    "6-others": "People outside the two of you whose days get better: other teams, families, "
    "suppliers.",
    "winning": "Ask, and type the words exactly as they are spoken, grammar and all. Yours come "
    "later. A single sentence is enough.",
    "winning-by": "One of the customer's people. A name that is new is added to the contacts.",
    "winning-ours": "Being open about your own aims lets the customer be open about theirs.",
    "beneficiaries": "The people for whom the customer is there: patients, drivers, readers.",
    "focus": "Doing all six at once does nothing. If it does not work, go back to one or two.",
}
