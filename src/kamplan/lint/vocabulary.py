"""The words that suppliers use and customers do not, in four languages.

A strong word gives the supplier away wherever it stands. A weak one is used by customers too, and
counts only beside others, or where nothing else sounds spoken. `optimis(e ed)` stands for both
forms.
"""

from kamplan.lint.phrases import read_phrases, read_words

STRONG = read_phrases("""
leverag(e es ed ing), synerg(y ies), synergistic, value proposition( s), value add( s ed)
best in class, best of breed, world class, cutting edge, next generation, next gen, future proof
thought leader( s ship), paradigm( s) shift( s), win win, turn key, turnkey, holistic( ally)
seamless( ly), enablement, empower( s ed ing ment), actionable insight( s), single pane of glass
sla driven, kpi driven, data driven, value driven, customer centric( ity), solution oriented
digital transformation, transformation journey, operational excellence, stakeholder management
stakeholder engagement, stakeholder alignment, total cost of ownership, time to value
return on investment, value chain( s), value realisation, value realization, outcome based
cross functional, mission critical, operationalis(e ed ing), operationaliz(e ed ing)
strategic partner( s ship), trusted advis(or er), partner of choice, preferred supplier
mutually beneficial, mutual benefit, exceed( s ing) expectations, pain point( s), omnichannel
scalable solution( s), robust solution( s), tailored solution( s), customi(sed zed) solution( s)
integrated solution( s), full service provider, managed service( s) offering, premium tier
cost effective solution( s), proactive communication, proactive approach, consultative
upsell( s ing), up sell( s ing), cross sell( s ing), expand footprint, land and expand
go to market, use case( s) enablement, thought partnership, ecosystem play, core competenc(y ies)
driv(e es ing) adoption, driv(e es ing) innovation, driv(e es ing) growth
driv(e es ing) efficienc(y ies), unlock( s ing) value, unlock( s ing) synergies
customer experience, customer success manager, maximis(e ing) uptime, maximiz(e ing) uptime
predictive analytics, co creation, touch points, decision making, key objective
key priorit(y ies), key driver( s), business case, business outcomes, business objectives
digital agenda, executive alignment, deliverables, value added, ganzheitlich( e en er es)
nahtlos( e en er es), maßgeschneidert( e en er es), mehrwert( e), mehrwertdienst( e en)
synergie( n), synergien heben, wertschöpfungskette( n), potenziale ausschöpfen
zukunftssicher( e en er es), lösungsansatz, lösungsorientiert( e en), skalierbar( e en er es)
prozessoptimierung, effizienzsteigerung, kosteneffizient( e en er), digitale transformation
digitalen transformation, strategischen partner, systemlandschaft, kundenerlebnis
kundenzentriert, clé en main, chaîne de valeur, valeur ajoutée, parties prenantes, synergie( s)
évolutive, partenaire stratégique, transformation numérique, tirer parti
efficacité opérationnelle, indicateurs clés de performance, vision commune
accompagnement personnalisé, parcours client, sinergia( s), cadena de valor, valor añadido
partes interesadas, socio estratégico, transformación digital, eficiencia operativa
indicadores clave, retorno de la inversión, última generación, solución integral
experiencia integral, propuesta de valor, escalable( s)
""")

WEAK = read_phrases("""
solution( s), optimis(e es ed ing ation), optimiz(e es ed ing ation), streamlin(e es ed ing)
enhanc(e es ed ing ement), improved, improvement( s), increased, stakeholder( s), roadmap( s)
kpi( s), sla( s), roi, tco, scalable, scalability, robust, agile, agility, resilience, flexible
flexibility, visibility, transparency, proactive( ly), proactivity, innovation, innovative
alignment, align, aligned, engagement, adoption, onboarding, touchpoint( s), capabilit(y ies)
functionality, portfolio, platform( s), analytics, insight( s), best practice( s), efficiency
efficient( ly), efficiencies, productivity, performance, partnership( s), collaboration
collaborative, sustainability, governance, compliance, automation, integration, integrated
transformation, initiative( s), objective( s), outcome( s), strategic( ally), strategy
requirement( s), implementation, utilisation, utilization, simplification, standardised
standardized, standardise, standardize, consolidate, mitigate, mitigation, accelerat(e es ing)
maximis(e es ing), maximiz(e es ing), minimis(e es ing), minimiz(e es ing), facilitat(e es ing)
tailored, customi(sed zed), dedicated, competitive, reliable partner, ecosystem
differentiat(e or), offering( s), value, vendor( s), end user( s), end to end, self service
user friendly, intuitive, cost reduction, cost effective, cost efficient, lead time( s)
response time( s), long term, expertise, excellence, compelling, resonates, mindset, growth
seek( s ing), wish( es) to, lösung( en), optimierung, steigerung, verbesserung, sicherstellung
transparenz, effizienz, automatisierung, integration, verfügbarkeit, kostenreduktion
prozess( e en), proaktiv( e en), potenzial( e), stakeholder( n), bedarf, kommunikation, umsetzung
einbindung, optimis(er ation), amélioration, renforcer, renforcement, efficacité, visibilité
proactive, accompagnement, accompagner, réduction, alignement, mise en place, déploiement
plateforme, indicateurs, offre, approvisionnement, besoin, optimizar, optimización, mejora
reducción, visibilidad, alineación, implementación, plataforma, robusta, solución, proactivo
acompañamiento, integral, maximizar, aprovechar, objetivos, oferta, personalizada, suministro
necesidad
""")

CUSTOMER = read_words("""
customer client buyer purchaser account kunde kundin auftraggeber cliente prospect
""")
"""What a supplier calls the other party; `client` is French as well."""

THEIR_PEOPLE = read_phrases("""
end users, key users, users, key stakeholders, stakeholders, the organisation, the organization
the company, the business, the hospital, the account, the decision maker, decision makers
procurement, their team, their teams, the team, they
""")

ARTICLES = read_words("""
the this der die dieser unser le la ce notre el este nuestro
""")

ASKING = read_phrases("""
requir(e es ed ing), need( s ed), want( s ed), would like, would benefit, would welcome
would prefer, would appreciate, would love, complains, complained, mentioned, said, says, stated
states, reports, reported, pointed out, points out, feels, felt, thinks, is worried, is afraid
cannot, can not, could not, did not, has been, is not happy, is happy, unhappy, is under, is facing
faces, finds, found, considers, noted, highlighted, emphasised, emphasized, indicated, raised
suggested, suggests, confirmed, aims, is planning, is considering, is expecting, is having
wish( es ed), is looking, are looking, is seeking, are seeking, seek( s), desires, expects
expect, demands, is interested, are interested, interested, is keen, has expressed, expressed
has requested, requested, asked, asks, has asked, has a need, has concerns, has a requirement
lacks, struggles, is struggling, is experiencing, is dissatisfied, is unhappy, is satisfied
is open, is not, does not, no longer, appreciates, values, feedback, pain point( s)
has identified, is committed, is evaluating, prefers, looking for, to be provided, must be
should be, is concerned, hopes, believes, plans, intends, benötigt, braucht, wünscht, sucht
fordert, erwartet, möchte, verlangt, legt wert, ist interessiert, hat bedarf, ist unzufrieden
wünscht sich, souhaite, recherche, exige, demande, attend, désire, cherche, a besoin
est intéressé, intéressé, voudrait, a exprimé, est satisfait, necesita, busca, requiere, desea
espera, exige, solicita, interesado, está interesado, quiere
""")

FORMAL = read_phrases("""
requir(e es ed), seek( s), is seeking, are seeking, is looking, are looking, would like
would benefit, desires, needs to, need to, needs better, need better, needs a, need a more
are looking for
""")

NOTES = read_phrases("""
wants, requests, prefers, requires, seeks, expects, desires, complains, appreciates, interested in
looking to, would like, would prefer, would benefit, unhappy with, dissatisfied with, satisfied with
concerned about, requested, asked for, wünscht, benötigt, fordert, erwartet, bevorzugt, souhaite
demande, exige, préfère, intéressé par, desea, solicita, requiere, prefiere, interesado en
""")
"""Openings of a note about someone: a verb without its subject."""

PASSIVE = read_phrases("""
is desired, is required, are required, is needed, are needed, is requested, is expected
is important, is essential, is crucial, is key, is critical, to be completed, to be provided
to be made, to be reduced, to be improved, must be ensured, should be ensured
ist erforderlich, ist gewünscht, wird gewünscht, wird erwartet, est souhaité, est requis
se requiere, se necesita, se desea
""")

OPENINGS = read_phrases("""
need for, needs for, need to, desire for, desire to, requirement for, looking for
opportunity to
opportunity for, potential for, lack of, limited, insufficient, inefficient, increase, increased
improve, improved, improving, enhance, enhanced, enhancing, reduce, reducing, reduction, optimise
optimize, optimising, streamline, streamlined, drive, driving, ensure, ensuring, achieve
achieving, deliver, maximise, maximize, minimise, minimize, accelerate, support for, better
greater, establishment of, implementation of, integration of, alignment on, simplification of
customised, high quality, key, main driver, there is a clear need, there is a need
there is a requirement, there is potential, it is essential, continuous improvement, optimierung
steigerung, verbesserung, sicherstellung, bedarf an, reduzierung, schaffung, einführung
optimisation, amélioration, renforcement, renforcer, besoin de, besoin d'un, mise en place
réduction, optimización, mejora, alineación, implementación, necesidad de, reducción
""")

SPEAKER = read_words("""
i me my mine myself i'm i've i'd i'll ich mir mich mein meine meinen meinem meiner je j'ai
j'attends moi mon ma mes m'a yo mi mí conmigo llevo tengo quiero
""")
"""Words of a single person who speaks of himself."""

WE = read_words("""
we we've we'd we'll we're wir nous
""")
US = read_words("""
us our ours uns unser unsere notre nos nuestro nuestra
""")
ADDRESSING = read_words("""
you your yours you're you've you'd you'll ihr euch eure sie vous votre
""")
OTHERS = read_words("""
he she it they him her his them their nobody somebody someone anyone anybody everybody everyone
who he's she's it's they're that's there's er es man keiner jemand niemand il elle personne
quelqu'un nadie alguien
""")

NO_PARTY = read_words("""
service services care support portal number numbers satisfaction survey centre center area orders
order data returns complaints car parking cards card lists list relations facing side
""")
"""Behind `customer`, these make one word of it: customer service is somebody else."""
