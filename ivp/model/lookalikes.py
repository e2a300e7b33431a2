"""Words that people write where the format has another one: Dutch mostly, and common English.

What such a word means depends on where it stands: ``doel`` is a priority's ``goals`` and an indicator's ``target``.
So a word may stand in several rows of a table, and the first that can stand in the place at hand is meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from itertools import chain

from ivp.nearest import nearest

MOST_SUGGESTIONS = 200
LIKE, SURE = 0.65, 0.8
"""How much alike two words are where one is suggested for the other, and where a key is taken for the other."""

KEYS: dict[str, str] = {
    "name": "naam, titel, title, kop, kopje, heading, id, post, onderwerp, benaming, label, actie, "
    "maatregel, prioriteit, thema",
    "text": "tekst, omschrijving, toelichting, description, beschrijving, inhoud, uitleg, "
    "opmerking, opmerkingen",
    "points": "punten, items",
    "title": "naam, name, plannaam, titel van het plan",
    "ivp": "versie, version, formaat, versienummer",
    "kind": "soort, type, soort document, documentsoort, soort partner, soort bron",
    "municipalities": "gemeente, gemeenten, deelnemende gemeenten, municipality, gemeentes",
    "period": "periode, looptijd, jaren, year, years, jaar, planperiode, geldigheid, beleidsperiode, van tot",
    "to": "tot, t/m, tot en met, eind, einde, eindjaar, laatste jaar, until, end, last, aan, "
    "voor wie, ontvanger",
    "region": "regio, basisteam, gebied, samenwerkingsverband, district, politieregio, veiligheidsregio",
    "language": "taal, lang",
    "motto": "slogan, leus, leuze, ondertitel, subtitel, visie",
    "summary": "samenvatting, inleiding, in het kort, kern, leeswijzer, management samenvatting, voorwoord",
    "status": "stand, staat, fase, state, stand van zaken",
    "version_of": "versie van, lokale versie van, gemeentelijke versie van, raadsversie van, eigen versie van, "
    "variant van",
    "builds_on": "extends, bouwt voort op, voortbouwend op, hoort bij, regionaal plan, gezamenlijk plan, werkt uit",
    "carries_out": "extends, builds_on, version_of, uitvoering van, voert uit, werkt uit, hoort bij, plan",
    "accounts_for": "extends, builds_on, carries_out, verantwoording over, verslag over, legt verantwoording af over, "
    "hoort bij, gaat over, evaluatie van, plan",
    "as_of": "peildatum, peilmoment, stand per, stand op, per datum, bijgewerkt tot, datum, date, until",
    "predecessor": "voorganger, vorig plan, vorige plan, vorige, previous, voorgaand plan, opvolger van",
    "left_out": "niet overgenomen, vervalt, weggelaten, weglaten, laten vervallen, niet van toepassing, geschrapt, "
    "overgeslagen, niet opgepakt, removed, dropped, omit",
    "incomplete": "onvolledig, ontbreekt, niet volledig, incompleet",
    "wording": "bewoording, bewoordingen, formulering, woorden, tekstsoort, soort tekst, weergave",
    "labels": "benamingen, namen, eigen namen, etiketten",
    "publication": "bekendmaking, publicatie, gepubliceerd",
    "decisions": "besluiten, besluit, besluitvorming, vaststelling, decision, behandeling",
    "cycle": "cyclus, beleidscyclus, pdca, termijnen, monitoring, verplichtingen, rapportages, verantwoording, "
    "planning",
    "chapters": "hoofdstukken, hoofdstuk, chapter, hoofdstukindeling, inhoudsopgave, inhoud, indeling, "
    "bijlagen, paragrafen",
    "has": "bevat, onderwerpen, heeft, hoort erbij, topics, contains",
    "related": "flankerend beleid, gerelateerd, gerelateerd beleid, relatie met ander beleid, aanpalend beleid, "
    "verwant, samenhang, aanverwant beleid, raakvlakken",
    "principles": "uitgangspunten, principes, leidende principes, beginselen, randvoorwaarden",
    "priorities": "prioriteiten, prioriteit, speerpunten, speerpunt, priority, prioritaire themas, hoofdthemas",
    "themes": "themas, thema, theme, onderwerpen, veiligheidsthemas, overige themas",
    "goals": "doelen, doel, doelstelling, doelstellingen, ambitie, ambities, goal, hoofddoel, hoofddoelen, "
    "strategische doelen, subdoelen, wat willen we bereiken, gewenst effect, gewenste situatie, beoogd effect, "
    "opgave",
    "sources": "bronnen, bron, source, databronnen, gegevensbronnen",
    "indicators": "indicatoren, indicator, graadmeters, kpi, kpis, meetpunten, monitor, meters, effectindicatoren",
    "inhabitants": "inwoners, inwonertal, inwoneraantal, inwonersaantal, inwonerbestand, bevolkingscijfers, people",
    "observations": "waarnemingen, cijferbestand, cijferbestanden, csv, data, databestand, metingen, cijfers",
    "actions": "acties, actie, actiepunten, actiepunt, maatregelen, maatregel, action, measures, activiteiten, "
    "activiteit, uitvoering, inspanningen, projecten, interventies, uitvoeringsprogramma, actielijst",
    "partners": "partner, partijen, ketenpartners, samenwerkingspartners, veiligheidspartners, organisaties",
    "coordination": "coordinatie, regie, sturing, overlegstructuur, governance, borging",
    "budget": "begroting, geld, kosten, financien, middelen, financiele paragraaf, money, finance, budgetten, dekking",
    "glossary": "afkortingen, begrippen, begrippenlijst, afkortingenlijst, definities, verklarende woordenlijst, "
    "lijst van afkortingen",
    "fields": "velden, veiligheidsvelden, veiligheidsveld, veld, field, kernbeleid, beleidsvelden, vng veld",
    "assessment": "veiligheidsbeeld, analyse, veiligheidsanalyse, beeld, gebiedsscan, lokaal veiligheidsbeeld, "
    "probleemanalyse",
    "scope": "reikwijdte, afbakening, kaders, kader",
    "lenses": "focuspunten, focuspunt, lenzen, perspectieven, invalshoeken, rode draden, rode draad, accenten, "
    "focus, lens, dwarsverbanden",
    # settings
    "plans": "plannen, mappen, plan",
    "validate": "controle, controleren, valideren, check",
    "select": "selectie, selecteer, kies, codes",
    "ignore": "negeer, negeren, overslaan",
    "reason": "reden, waarom",
    "strict": "streng, strikt",
    "thresholds": "drempels, drempelwaarden, grenzen",
    "report": "rapport, rapportage, verslag, rapporten, verslagen",
    "templates": "sjablonen, sjabloon, template",
    "output": "uitvoer, map, uitvoermap",
    "colours": "kleuren, colors, kleur",
    "dark_colours": "donkere kleuren, dark colors",
    "font": "lettertype, letter, fonts",
    "heading_font": "lettertype koppen, koppen",
    "code": "codes, regel, regelcode, foutcode",
    "longest_period": "langste periode, langste looptijd, maximale looptijd, hoogste aantal jaren",
    "jump": "sprong, sprongen, grootste sprong",
    "logo": "beeldmerk, embleem, wapen",
    "import": "invoer, importeren, inlezen",
    # accounts
    "topics": "onderwerpen, onderwerp, prioriteiten, prioriteit, priorities, themas, thema, themes, speerpunten, "
    "doelen, goals, oordelen, oordeel, topic",
    "duties": "termijnen, termijn, verplichtingen, cyclus, cycle, beleidscyclus, pdca, planning",
    "judgement": "oordeel, beoordeling, conclusie, waardering, eindoordeel, ontwikkeling, trend, "
    "judgment, status, stand",
    "basis": "grondslag, onderbouwing, gebaseerd op, waarop gebaseerd, bron, bronnen, source",
    # topics
    "field": "veld, veiligheidsveld, thema, onderwerp",
    "problem": "probleem, wat speelt er, wat speelt, aanleiding, waarom, situatie, huidige situatie, "
    "probleemstelling, analyse, context, achtergrond, knelpunt, waarom prioriteit, stand van zaken, trends, "
    "ontwikkelingen, beeld",
    "approach": "aanpak, wat doen we, werkwijze, hoe, strategie, lopende aanpak, wat gaan we doen, basis, inzet, "
    "methode, hoofdlijnen",
    "intensify": "intensivering, extra inzet, intensiveren, extra, focus, accent, versterking, versterken",
    "cooperation": "samenwerking, samenwerkingspunten, verbinding, verbindingen, samenwerken, samenwerkingsafspraken",
    "council_input": "inbreng raad, inbreng van de raad, raad, inbreng, wensen raad, raadsinbreng",
    "evaluation": "evaluatie, beoordeling, evalueren, monitoring, meten",
    "portfolios": "portefeuille, portefeuilles, portefeuillehouder, portefeuillehouders, portfolio",
    "parts": "onderdelen, onderdeel, deelthemas, subthemas, delen, subonderwerpen, deelonderwerpen",
    "findings": "bevindingen, bevinding, constateringen, conclusies, uitkomsten, beeld, trends",
    "open": "zelf invullen, invullen, per gemeente, nog invullen, in te vullen, nog open, leeg",
    "role": "rol, taak, taken, bijdrage, functie, rollen",
    # indicators
    "unit": "eenheid, meeteenheid, maat, grootheid, waarde type, maateenheid",
    "noun": "zelfstandig naamwoord, wat, telwoord, woord",
    "per": "noemer, per hoeveel, per inwoners",
    "decimals": "decimalen, aantal decimalen, cijfers achter de komma",
    "population": "populatie, doelgroep, wie, bevolking, onderzoeksgroep, respondenten",
    "source": "bron, herkomst, databron, gegevensbron, dekking, sources, financiering",
    "definition": "definitie, omschrijving, beschrijving, toelichting, wat wordt gemeten, uitleg, meting, "
    "description, text, tekst",
    "better": "beter, richting, gewenste richting, gewenst, direction, wenselijk, trend",
    "baseline": "nulmeting, uitgangswaarde, beginwaarde, startwaarde, referentie, referentiewaarde, "
    "huidige waarde, 0-meting, basis, uitgangssituatie, basisjaar, nul meting",
    "target": "streefwaarde, doelwaarde, doel, streefcijfer, norm, streven, ambitie, goal, goals, doelstelling, "
    "streefdoel, normwaarde, streefniveau, targets, eindwaarde",
    "values": "waarden, waarde, realisatie, cijfers, meting, metingen, value, resultaten, resultaat, uitkomsten, "
    "gemeten, score, scores, voortgang, realisaties",
    "series": "reeks, tabel, cbs-tabel, statline, databron, cijferreeks",
    "benchmarks": "benchmark, vergelijking, landelijk, referentiegemeenten, vergelijk, landelijk gemiddelde",
    "breaks": "breuk, breuken, trendbreuk, trendbreuken, reeksbreuk, break",
    "interpretation": "duiding, interpretatie, betekenis, kanttekening, opmerking, note, noot",
    "value": "waarde, cijfer, aantal, getal, percentage, score, uitkomst",
    "provisional": "voorlopig, voorlopig cijfer, concept, preliminary",
    "n": "respondenten, aantal respondenten, steekproef, inwoners, aantal inwoners, inwonertal",
    "se": "standaardfout, standaard fout, standard error",
    "note": "noot, opmerking, toelichting, voetnoot, opmerkingen, text, tekst, comment, uitleg",
    "at_most": "hoogstens, maximaal, ten hoogste, max, maximum, hooguit, niet meer dan, niet hoger dan, "
    "tot, most, daling tot, bovengrens, omlaag, lager, plafond, lower",
    "at_least": "minstens, minimaal, ten minste, min, minimum, tenminste, niet minder dan, niet lager dan, "
    "vanaf, least, stijging tot, ondergrens, omhoog, hoger, higher",
    "below": "onder, minder dan, lager dan, kleiner dan, less than, under",
    "above": "boven, meer dan, hoger dan, groter dan, more than, over",
    "between": "tussen, range, van tot, tussen en",
    "set": "bepaald, gesteld, vastgesteld, sinds, bepaald in, gesteld in, ingesteld, datum, since",
    "stay_at": "gelijk, gelijk blijven, stabiel, behouden, handhaven, blijft, gelijk aan, blijven op, stay, equal, "
    "constant, gelijkblijvend",
    "tolerance": "tolerantie, marge, afwijking, bandbreedte, speling",
    "table": "tabel, tabelnummer, tabelcode",
    "codes": "code, misdrijfcode, misdrijfcodes, rijen",
    "comparable": "vergelijkbaar, zelfde definitie",
    "many": "meervoud, plural, meer",
    "one": "enkelvoud, een, singular",
    "hide_below": "verbergen onder, niet tonen onder, drempel, minimum, ondergrens, geheimhouding",
    # actions, duties, money
    "when": "wanneer, datum, op, moment, date, jaar, deadline, uiterlijk, in jaar, termijn, gereed",
    "lead": "by, trekker, verantwoordelijke, eigenaar, verantwoordelijk, wie, door, regie, regisseur, coordinator, "
    "actiehouder, uitvoerder, uitvoering, owner, eindverantwoordelijke, penvoerder, projectleider, leider",
    "by": "deadline, gereed, uiterlijk, klaar, gereed in, gereed op, termijn, einddatum, datum, planning, wanneer, "
    "wie, door, oplevering, opleverdatum, verantwoordelijk, verantwoordelijke, uitvoerder, date, when, due, eind, "
    "streefdatum, jaar, start, trekker, uitvoerders, ready, klaar op, voor, tijdpad, tot",
    "with": "met, samen met, partners, partner, betrokkenen, deelnemers, samenwerking, met wie, "
    "betrokken partijen, partijen, samenwerkingspartners, ketenpartners, deelnemer, leden",
    "result": "resultaat, doel, product, beoogd resultaat, opbrengst, uitkomst, effect, doelen, goals, goal, "
    "resultaten, doelstelling, output",
    "money": "geld, kosten, bedrag, budget, middelen, financien, begroting, amount, inzet, euro, financiering, costs",
    "next": "volgende, vervolg, vervolgstappen, wat nog, volgende stap, nog te doen, komende periode",
    "done": "gedaan, wat is gedaan, uitgevoerd, bereikt, terugblik, gereed, afgerond, resultaten, behaald",
    "carried_over": "overgenomen, doorgeschoven, meegenomen uit, uit vorig plan, herkomst, vorig plan",
    "state": "stand, voortgang, status, stand van zaken, states, fase",
    "for": "voor, thema, prioriteit, prioriteiten, onderwerp, hoort bij, draagt bij aan, doel, doelen, topic, "
    "themas, bij, priority, priorities, theme, veld, serves, dient, onderdeel van",
    "percent": "percentage, procent, voortgang, gereed, percentage gereed, %",
    "light": "stoplicht, kleur, licht, verkeerslicht, signaal, color, colour, stoplichten",
    "cause": "oorzaak, reden, waarom, afwijking, toelichting, text, tekst, note, verklaring",
    "consequence": "gevolg, gevolgen, effect, risico, impact",
    "adjustment": "bijsturing, bijstelling, bijsturen, aanscherping, aanscherpen, wat doen we anders, maatregel, "
    "actie, aanpassing, vervolg",
    "decided": "besloten, besluit, genomen besluit, decision",
    "overall": "geheel, totaal, algemeen, kleur",
    "time": "tijd, planning",
    "quality": "kwaliteit",
    "body": "orgaan, wie, door, bestuursorgaan, gremium, instantie, besluit door, bevoegd orgaan",
    "act": "besluit, handeling, actie, wat, soort, type, soort besluit, aard, decision, kind, strekking",
    "of": "betreft, over, onderwerp, van, waarover",
    "date": "datum, wanneer, op, besluitdatum, when, dag, vergaderdatum, jaar, datum besluit",
    "planned": "gepland, voorgenomen, verwacht",
    "outcome": "uitkomst, resultaat, besluit, uitslag, conform, result",
    "on_proposal_of": "op voorstel van, voorsteller, indiener, voorstel van",
    "signed_by": "ondertekend door, getekend door, ondertekening, ondertekenaars, handtekening, ondertekend",
    "proposal": "voorstel, raadsvoorstel, collegevoorstel",
    "was": "voorheen, eerst, oud, vorige, oude waarde, gewijzigd van, before, old, from",
    "subject": "onderwerp, betreft, titel, name, naam",
    "number": "nummer, zaaknummer, kenmerk, nr, post, rangorde, volgnummer, actienummer, prioriteitsnummer, "
    "paragraafnummer, hoofdstuknummer, volgorde, registratienummer, documentnummer",
    "portfolio": "portefeuille, portefeuillehouder, portefeuilles, portefeuillehouders",
    "sections": "onderdelen, paragrafen, secties, hoofdstukken, kopjes",
    "applicable": "van toepassing, nvt, toepasselijk",
    "task": "taak, rol, bijdrage, waarvoor, waarmee, inzet",
    "contains": "bevat, moet bevatten, inhoud, verplichte sleutels, vereist, velden",
    "what": "wat, omschrijving, verplichting, activiteit, naam, name, actie, titel, product, taak",
    "every": "elke, frequentie, hoe vaak, iedere, ieder, elk, cyclus, om de, interval, jaarlijks, periodiciteit, "
    "aantal jaar, per",
    "in": "maand, kwartaal, wanneer, in maand, in kwartaal, moment, periode, seizoen, tijdstip, month, quarter",
    "after": "na, achter, komt na, volgt op, na hoofdstuk, na jaar, jaar, jaren na, na hoeveel jaar, halverwege",
    "side": "kant, zijde, bestuurlijk of ambtelijk, soort, type, kind",
    "level": "niveau, schaal, schaalniveau, bestuursniveau, regionaal of lokaal",
    "amount": "bedrag, kosten, euro, hoogte, totaal, waarde, budget, geld, value",
    "years": "jaren, jaar, periode, period, year, boekjaar, begrotingsjaar, wanneer",
    "recurring": "structureel, jaarlijks, terugkerend, elk jaar",
    "spent": "besteed, uitgegeven, uitgaven, besteding, realisatie, uitputting",
    "file": "bestand, bestandsnaam, document, pad",
    # publication
    "official_title": "officiele titel, officiele naam, officiele naam regeling",
    "citation_title": "citeertitel",
    "organisation": "organisatie, overheidsorganisatie",
    "organisation_type": "organisatietype, type organisatie",
    "adopted_by": "vastgesteld door",
    "own_subject": "eigen onderwerp",
    "remarks": "opmerkingen, opmerking",
    "legal_basis": "wettelijke grondslag, grondslag, juridische grondslag",
    "in_force": "inwerkingtreding, datum inwerkingtreding, in werking, geldig vanaf",
    "retroactive_to": "terugwerkende kracht, terugwerkende kracht tot",
    "expires": "uitwerkingtreding, datum uitwerkingtreding, vervalt, geldig tot",
    "concerns": "betreft",
    "signed": "ondertekening, datum ondertekening, getekend, ondertekend",
    "issued": "datum, date, datum document, uitgegeven",
    "reference": "kenmerk, referentie, zaaknummer",
}  # fmt: skip
"""Key of the format, and what is written for it."""

WORDS: dict[str, str] = {
    "plan": "ivp, veiligheidsplan, integraal veiligheidsplan, kadernota, beleidsplan, iv-plan",
    "implementation": "uitvoeringsplan, uitvoeringsprogramma, jaarplan, actieplan, uitvoering, actieprogramma",
    "account": "verantwoording, jaarverslag, jaarrapportage, voortgangsrapportage, voortgangsverslag, voortgang, "
    "verslag, rapportage, bestuursrapportage, halfjaarbericht, halfjaarrapportage, tussenbericht, burap, marap, "
    "terugblik, evaluatie, report",
    # status of a plan
    "draft": "concept, ontwerp, in voorbereiding, voorlopig, klad",
    "consultation": "consultatie, ter consultatie, inspraak, ter inzage, zienswijze, in consultatie",
    "adopted": "vastgesteld, aangenomen, definitief, geldend, in werking, final, goedgekeurd, actueel, akkoord",
    "withdrawn": "ingetrokken, vervallen, verlopen, oud",
    "presented": "aangeboden, gepresenteerd, behandeld, verzonden, ter kennisname, vastgesteld, adopted, "
    "definitief, final",
    # judgements
    "improved": "verbeterd, beter, verbetering, vooruit, vooruitgang, positief, gunstig, better",
    "unchanged": "gelijk, gelijk gebleven, gelijkgebleven, onveranderd, ongewijzigd, stabiel, hetzelfde, constant, "
    "geen verandering, neutraal, stable",
    "worsened": "verslechterd, slechter, verslechtering, achteruit, achteruitgang, negatief, ongunstig, worse",
    "mixed": "wisselend, wisselend beeld, gemengd, gemengd beeld, verdeeld, deels, beide",
    "unknown": "onbekend, niet bekend, niet te zeggen, geen oordeel, nog onbekend, nnb, weet niet",
    # whose words
    "literal": "letterlijk, woordelijk, eigen woorden, origineel, oorspronkelijk, ongewijzigd, overgenomen, verbatim",
    "paraphrase": "naverteld, navertelling, parafrase, geparafraseerd, andere woorden, in andere woorden, herschreven, "
    "bewerkt, niet letterlijk, samengevat",
    # units
    "count": "aantal, aantallen, stuks, getal, absoluut, number, incidenten, misdrijven, meldingen, absoluut aantal",
    "percent": "percentage, procent, %, pct, aandeel, procenten, perc",
    "grade": "cijfer, rapportcijfer, score, schaalscore, schaal, rapport cijfer, punten",
    "rate": "per 1000, promille, per 1.000 inwoners, per 1000 inwoners, per duizend, per 10.000 inwoners, "
    "verhouding, ratio, per inwoner, relatief, index, per 10000",
    "rank": "rang, ranglijst, rangorde, plaats, positie, plek, ranking, nummer, plaats op ranglijst",
    "change": "verandering, toename, afname, daling, stijging, ontwikkeling, verschil, mutatie, procentpunt, punten",
    "amount": "euro, euros, bedrag, geld, eur, €",
    "minutes": "minuten, minuut, min, minute, tijd, aanrijtijd, aantal minuten",
    # better
    "lower": "lager, minder, omlaag, laag, daling, dalen, down, dalend, afname, hoe lager hoe beter, lager is beter",
    "higher": "hoger, meer, omhoog, hoog, stijging, stijgen, up, stijgend, toename, hoe hoger hoe beter, "
    "hoger is beter",
    "neither": "geen, geen van beide, gelijk, neutraal, nvt, gelijk blijven, stabiel, geen voorkeur, onbekend",
    "effect": "effect, outcome, gevolg, maatschappelijk effect, effectindicator",
    "effort": "inspanning, inzet, prestatie, output, activiteit, prestatie-indicator, inspanningsindicator",
    # bodies and acts
    "council": "raad, gemeenteraad, de raad, raden, gemeenteraden, raadscommissie, raadsvergadering",
    "college": "b&w, burgemeester en wethouders, college van b&w, college van burgemeester en wethouders, b en w, "
    "wethouders, benw, colleges, dagelijks bestuur, het college, cbw",
    "mayor": "burgemeester, de burgemeester, burgemeesters",
    "triangle": "driehoek, gezagsdriehoek, lokale driehoek, basisteamdriehoek, driehoeksoverleg, de driehoek",
    "board": "bestuur, bestuurlijk, algemeen bestuur, stuurgroep, bestuurders, districtsoverleg, regionaal overleg",
    "adopt": "vaststellen, vastgesteld, vaststelling, stelt vast, vastgesteld door, aangenomen, besloten, adopted, "
    "goedkeuren, goedgekeurd, besluiten, akkoord, instemmen, ingestemd",
    "amend": "wijzigen, gewijzigd, wijziging, aanpassen, aangepast, bijstellen, bijgesteld, amendement, wijzigt, "
    "actualiseren, geactualiseerd",
    "review": "evalueren, evaluatie, geevalueerd, herijken, herijking, herijkt, evalueert, tussentijds evalueren",
    "consult": "consulteren, consultatie, geconsulteerd, zienswijze, zienswijzen, adviseren, advies, raadplegen, "
    "inspraak, besproken, bespreken, geraadpleegd, wensen en bedenkingen, opiniërend",
    "take_note": "kennisgeving, kennisnemen, kennis nemen, ter kennisname, kennisgenomen, ter kennisneming, "
    "neemt kennis, informeren, ter informatie, geinformeerd, kennisname, raadsinformatiebrief",
    # sources
    "register": "politie, registratie, politiecijfers, politieregistratie, bvh, misdrijvenregistratie, "
    "geregistreerd, basisregistratie",
    "survey": "enquete, panel, monitor, onderzoek, veiligheidsmonitor, vragenlijst, peiling, bewonersonderzoek, "
    "steekproef, burgerpanel",
    "records": "eigen administratie, administratie, eigen registratie, dossiers, zaaksysteem, gemeente, eigen cijfers",
    # states and lights
    "planned": "gepland, niet gestart, nog niet gestart, nog niet begonnen, ingepland, voorgenomen, staat gepland, "
    "open, todo, te doen, nog te starten, toekomst, planned, wordt voorbereid, in voorbereiding, not started",
    "running": "loopt, lopend, in uitvoering, bezig, gestart, doorlopend, onderhanden, in ontwikkeling, begonnen, "
    "actief, ongoing, in progress, started, loopt nog, continu, structureel, onder handen, mee bezig, vertraagd, "
    "vertraging, loopt achter, op schema, op koers, on track, active, deels, deels gereed, gedeeltelijk",
    "done": "gereed, klaar, afgerond, voltooid, gedaan, afgesloten, uitgevoerd, gerealiseerd, completed, finished, "
    "behaald, geslaagd, af, voldaan, compleet, afgehandeld, complete, opgeleverd",
    "stopped": "gestopt, gestaakt, vervallen, stopgezet, beeindigd, geannuleerd, afgeblazen, stop, cancelled, "
    "geschrapt, niet doorgegaan, opgeheven, on hold, stilgelegd, uitgesteld",
    "green": "groen, op schema, op koers, goed",
    "orange": "oranje, geel, amber, yellow, aandacht, let op, matig",
    "red": "rood, loopt mis, slecht, ontspoord",
    # coordination, partners, money
    "staff": "ambtelijk, ambtenaren, ambtelijke, medewerkers",
    "regional": "regionaal, bovenlokaal, districtelijk, regio, basisteam, district, bovengemeentelijk, gezamenlijk",
    "local": "lokaal, gemeentelijk, plaatselijk, gemeente",
    "core": "kern, kernpartner, kernpartners, vast, hoofdpartner",
    "internal": "intern, interne partner, gemeentelijk, afdeling, eigen organisatie, binnen de gemeente",
    "society": "samenleving, inwoners, bewoners, ondernemers, maatschappelijk, verenigingen, burgers, maatschappij",
    "other": "anders, overig, overige, andere, ander, diversen, extern",
    "inhabitant": "inwoner, per inwoner, inwoners",
    "municipality": "gemeente, per gemeente, gemeenten",
    # yes and no
    "true": "ja, waar, yes, j, y, aan, on, wel",
    "false": "nee, onwaar, no, neen, n, uit, off, niet",
    # how often, which part of a year
    "month": "maandelijks, elke maand, maand, per maand, monthly, iedere maand, eens per maand, eenmaal per maand",
    "quarter": "kwartaal, per kwartaal, elk kwartaal, ieder kwartaal, quarterly, driemaandelijks, "
    "eens per kwartaal, vier keer per jaar, 4 keer per jaar, 4x per jaar",
    "half_year": "halfjaarlijks, half jaar, halfjaar, elk half jaar, ieder half jaar, twee keer per jaar, "
    "2 keer per jaar, 2x per jaar, tweemaal per jaar, per halfjaar, zesmaandelijks",
    "1": "jaarlijks, elk jaar, per jaar, ieder jaar, jaar, year, yearly, annually, eens per jaar, 1x per jaar, "
    "een keer per jaar, eenmaal per jaar, 1 keer per jaar, 1 jaar, januari, jan, january",
    "2": "tweejaarlijks, om het jaar, elke twee jaar, twee jaar, 2 jaar, elke 2 jaar, eens per twee jaar, "
    "eens in de twee jaar, eens per 2 jaar, februari, feb, february",
    "3": "driejaarlijks, elke drie jaar, drie jaar, 3 jaar, eens in de drie jaar, maart, mrt, march",
    "4": "vierjaarlijks, elke vier jaar, vier jaar, 4 jaar, eens in de vier jaar, eens per vier jaar, elke 4 jaar, "
    "april, apr",
    "5": "mei, may, vijfjaarlijks, vijf jaar",
    "6": "juni, jun, june",
    "7": "juli, jul, july",
    "8": "augustus, aug, august",
    "9": "september, sep, sept",
    "10": "oktober, okt, october, oct",
    "11": "november, nov",
    "12": "december, dec",
    "Q1": "eerste kwartaal, 1e kwartaal, kwartaal 1, k1, kwartaal1, voorjaar, winter",
    "Q2": "tweede kwartaal, 2e kwartaal, kwartaal 2, k2, lente",
    "Q3": "derde kwartaal, 3e kwartaal, kwartaal 3, k3, zomer",
    "Q4": "vierde kwartaal, 4e kwartaal, kwartaal 4, k4, najaar, herfst",
    "H1": "eerste half jaar, eerste halfjaar, 1e half jaar, 1e halfjaar, eerste helft, halfjaar 1, s1",
    "H2": "tweede half jaar, tweede halfjaar, 2e half jaar, 2e halfjaar, tweede helft, halfjaar 2, s2",
    # elsewhere in a plan
    "kernbeleid-2017": "kernbeleid, vng, kernbeleid veiligheid, vng-methode, vng 2017, kernbeleid 2017, "
    "kernbeleid veiligheid 2017",
    "baseline": "nulmeting, uitgangswaarde, de nulmeting, beginwaarde, startwaarde, referentiewaarde",
    "nl": "nederlands, dutch, nld, nederland, hollands",
    "en": "engels, english, eng",
}  # fmt: skip
"""Word of the format where one of a few is asked, and what is written for it."""

_UNKNOWN = (
    "onbekend, unknown, nnb, ntb, nvt, nb, na, pm, nog onbekend, nog niet bekend, volgt, volgt nog, tbd, "
    "nog te bepalen, geen cijfer, geen cijfers, niet bekend, niet beschikbaar, niet gemeten, nog niet gemeten, "
    "geen, geen meting, geheim, te weinig, nader te bepalen, nog bepalen, leeg, geen gegevens, ontbreekt, "
    "vertrouwelijk, none, null, nan, x, xx, xxx, te laag, afgeschermd, later, wordt nog bepaald, "
    "nog vast te stellen, nog invullen, in te vullen, memorie"
)  # fmt: skip
_OPEN_ENDED = (
    "doorlopend, continu, structureel, permanent, jaarlijks, hele periode, gehele periode, gehele looptijd, "
    "planperiode, blijvend, ongoing, lopend, voortdurend, hele planperiode, altijd, gehele planperiode, elk jaar, "
    "periodiek, regulier, hele looptijd, onbepaald, zsm, zo spoedig mogelijk, asap, maandelijks, wekelijks, "
    "per kwartaal, binnenkort"
)  # fmt: skip


def squash(text: str) -> str:
    """A word without capitals, accents, spaces and signs, so that ``T/m`` is ``tm``; signs alone stay as they are."""
    lower = text.casefold().strip()
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if sign.isalnum())
    return letters or lower


@cache
def _meanings(table: str) -> dict[str, tuple[str, ...]]:
    """What each word of ``KEYS`` or ``WORDS`` may mean, in the order of the rows."""
    found: dict[str, list[str]] = {}
    for meant, words in (KEYS if table == "keys" else WORDS).items():
        for word in words.split(", "):
            found.setdefault(squash(word), []).append(meant)
    return {word: tuple(meant) for word, meant in found.items()}


@cache
def _set(words: str) -> frozenset[str]:
    return frozenset(squash(word) for word in words.split(", "))


def is_unknown(text: str) -> bool:
    """Whether a text says that there is no figure or date: ``-``, ``n.n.b.``, ``nog onbekend``, ``x``."""
    word = squash(text)
    return word in _set(_UNKNOWN) or not any(sign.isalnum() or sign in "%€" for sign in word)


def is_open_ended(text: str) -> bool:
    """Whether a text says that there is no one moment: ``doorlopend``, ``jaarlijks``."""
    return squash(text) in _set(_OPEN_ENDED)


def is_document(key: str) -> bool:
    """Whether a key is what a document is called, where its title should stand."""
    return squash(key) in _set(
        "account, verslag, jaarverslag, verantwoording, plan, veiligheidsplan, implementation, uitvoeringsplan, "
        "jaarplan, document, stuk, report, rapport, rapportage, bestuursrapportage"
    )


def is_number_of_item(key: str) -> bool:
    """Whether a key asks for the number of an item in a list, which the format has only for a few things."""
    return squash(key) in _set(
        "nummer, nr, rangorde, volgnummer, number, volgorde, prioriteitsnummer, code, actienummer"
    )


def meant_word(word: str, choices: Collection[str]) -> str | None:
    """Which of the choices a word of another language stands for."""
    return _first(_meanings("words").get(squash(word), ()), word, choices)


def _first(meanings: Iterable[str], word: str, known: Collection[str]) -> str | None:
    same = (item for item in known if squash(item) == squash(word))
    return next(chain((item for item in meanings if item in known), same), None)


class Lookalikes:
    """What was probably meant by words that are not known; likeness costs time, so it is looked for only so often."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, ...], str | None] = {}

    def key(self, word: str, known: Collection[str], required: Collection[str] = ()) -> str | None:
        """The known key that an unknown one surely stands for, a required one before others; None where none does."""
        meanings = _meanings("keys").get(squash(word), ())
        wanted = _first(meanings, word, required) if meanings else None
        return wanted or _first(meanings, word, known) or self.nearest(word, known, SURE)

    def nearest(self, word: str, known: Collection[str], cutoff: float = LIKE) -> str | None:
        """The known word that is most like this one."""
        asked = (word, str(cutoff), *known)
        if asked not in self._asked:
            if len(self._asked) == MOST_SUGGESTIONS:
                return None
            self._asked[asked] = nearest(word, known, cutoff)
        return self._asked[asked]
