"""What an account says in words, as it is shown with the figures and states of its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pydantic import Field

from ivp.dossier.family import Child
from ivp.dossier.resolve import known_municipalities
from ivp.language import N_
from ivp.model.account import IndicatorAccount, TopicAccount
from ivp.model.action import State
from ivp.model.governance import Decision
from ivp.model.plan import Account
from ivp.model.types import When
from ivp.placeholders import says_none
from ivp.progress.standing import ActionStanding, Standing, TopicPath
from ivp.reference.municipalities import Municipality
from ivp.view.base import PointView, View, in_a_line, points
from ivp.view.document.chapters import chapter_section
from ivp.view.document.composer import Composer
from ivp.view.document.links import relinked
from ivp.view.document.pieces import Section
from ivp.view.money import euros
from ivp.view.plan_view import body_name, body_places
from ivp.view.wording import Wording, capital, small
from ivp.vocabulary import ACCOUNTED_TOPICS, Judgement, PlanStatus, Tone


class TopicAccountView(View):
    """What happened for a topic, and how it is judged."""

    code: str = Field(description="improved, unchanged, worsened, mixed or unknown; empty where it is not judged.")
    label: str = Field(description="The judgement in words.")
    verdict: str = Field(description="The same, told as a judgement.")
    shape: str = Field(description="The name of its drawing.")
    sign: str = Field(description="A sign for it, for text without drawings.")
    tone: str = Field(description="favourable, uncertain, unfavourable, unknown or plain.")
    basis: tuple[PointView, ...] = Field(description="What the judgement rests on.")
    text: tuple[PointView, ...] = Field(description="What happened.")
    done: tuple[PointView, ...] = Field(description="What has been done.")
    adjustment: tuple[PointView, ...] = Field(description="What is done differently from now on.")
    next: tuple[PointView, ...] = Field(description="What comes next.")


class RegionalView(View):
    """What the region says and does for a topic that is told here as well."""

    whose: str = Field(description="The plan of the region; of a version, that it is the region's.")
    about: str = Field(description="The account of the region that is told; empty where it says nothing of the topic.")
    account: TopicAccountView | None = Field(description="What that account says; null where nothing.")
    actions: tuple[str, ...] = Field(description="The actions of the region for it, each with its state, in words.")


class DutyAccountView(View):
    """What became of something that the plan promised to do."""

    what: str = Field(description="What had to be done.")
    code: str = Field(description="planned, running, done or stopped.")
    shape: str = Field(description="The name of its drawing.")
    sign: str = Field(description="A sign for it.")
    tone: str = Field(description="Its tone.")
    label: str = Field(description="How far it is, in words.")
    when: str = Field(description="At which moment.")
    explained: tuple[tuple[str, str], ...] = Field(description="What is said of it: a term and a text in Markdown.")


class MoneyAccountView(View):
    """What was spent of an item of the budget."""

    what: str = Field(description="The item.")
    spent: str = Field(description="What was spent, in words; empty where that is not said.")
    text: str = Field(description="What is said of it, in Markdown.")


class AccountView(View):
    """The account in words of a year."""

    title: str = Field(description="Its title.")
    status: str = Field(description="draft or presented.")
    status_label: str = Field(description="The status in words.")
    about: str = Field(description="Title, day, whose it is and its status, in a line.")
    warning: str = Field(description="That it is a draft, in a sentence; empty where it is not.")
    as_of: str = Field(description="The day up to which it knows, in words.")
    interim: bool = Field(description="Whether it was written before its period was over.")
    summary: tuple[PointView, ...] = Field(description="Its summary.")
    decisions: tuple[str, ...] = Field(description="Who decided on it and when, in words.")
    duties: tuple[DutyAccountView, ...] = Field(description="What became of what the plan promised to do.")
    money: tuple[MoneyAccountView, ...] = Field(description="What was spent.")
    chapters: tuple[Section, ...] = Field(description="Its own chapters.")
    elsewhere: str = Field(description="Which chapters these are, where only their names are told; empty for none.")


def account_view(standing: Standing, wording: Wording) -> AccountView | None:
    """The account that is told of the year; None where none is known, or it says nothing of the part that is told."""
    child, account = standing.accounted, standing.account
    if child is None or account is None or silent(standing, account):
        return None
    chapters = tuple(_chapters(child, wording))
    names = "; ".join(section.title for section in chapters)
    words, cycle = wording.words, standing.plan.own.cycle
    day = wording.numbers.day(account.day)
    budget = {str(identity): item.name or item.text or "" for identity, item in standing.plan.own.budget.items()}
    return AccountView(
        title=account.title,
        status=account.status,
        status_label=words(account.status.label),
        about=_about(standing, child, day, wording),
        warning=words("The account in words is a draft.") if account.status is PlanStatus.DRAFT else "",
        as_of=day,
        interim=account.interim,
        summary=points(tuple(account.summary.values())),
        decisions=tuple(
            f"{told}. {said}" if said else told for told, said in decided_on_account(standing, child, wording)
        ),
        duties=tuple(
            _duty(cycle[identity].what, *max(states.items(), key=lambda pair: pair[0].last), wording)
            for identity, states in account.duties.items()
            if states and identity in cycle
        ),
        money=tuple(
            MoneyAccountView(
                what=budget[str(identity)],
                spent="; ".join(
                    f"{euros(wording, sum_)} ({wording.years(years)})" for years, sum_ in item.spent.items()
                ),
                text=item.text or "",
            )
            for identity, item in account.money.items()
            if str(identity) in budget
        ),
        chapters=chapters,
        elsewhere=words("Chapters of the account, to be read in its report (ivp report): {names}", names=names)
        if names
        else "",
    )


def _chapters(child: Child, wording: Wording) -> Iterator[Section]:
    """The chapters of an account; their links lead nowhere here."""
    composer = Composer(child.plan, wording)
    for item in composer.outline:
        section = relinked(chapter_section(composer, item, 2, ()), lambda _: "")
        yield section.model_copy(update={"anchor": f"account-{section.anchor}"})


def silent(standing: Standing, account: Account) -> bool:
    """Whether an account of the plan says nothing of the part of it that is told."""
    said = (
        account.summary,
        account.chapters,
        [name for name in account.topics if standing.plan.topics(name, ACCOUNTED_TOPICS)],
        account.indicators_.keys() & standing.indicators.keys(),
        account.states.keys() & standing.actions.keys(),
        account.duties.keys() & standing.plan.own.cycle.keys(),
        {str(identity) for identity in account.money} & {str(identity) for identity in standing.plan.own.budget},
    )
    return standing.plan.in_part and not any(said)


def no_account(standing: Standing, told: AccountView | None, wording: Wording) -> str:
    """That no account in words of the year is known, could be read or says anything of the part that is told; empty
    where one is ``told``, and of what is no plan.
    """
    if told or not standing.plan.is_plan:
        return ""
    if account := standing.account:
        sentence = N_("The account in words of {year} ({title}) says nothing of what is told here.")
        return wording.words(sentence, year=standing.year, title=account.title)
    if standing.dossier.broken:
        files = ", ".join(standing.dossier.broken)
        return wording.words(
            "No account in words of {year} is told here; errors in: {files}.", year=standing.year, files=files
        )
    return wording.words("No account in words of {year} is known here.", year=standing.year)


def _about(standing: Standing, child: Child, day: str, wording: Wording) -> str:
    """``Jaarverslag veiligheid 2024 (concept; tot en met 30 juni 2024)``."""
    own, words = child.plan.account, wording.words
    assert own is not None
    wider = standing.only is not None and len(child.plan.municipalities) > 1
    known = (
        words(own.status.label).lower() if own.status is PlanStatus.DRAFT else "",
        words("of the region") if child.regional or wider else "",
        words("up to {day}", day=day) if own.interim or own.as_of else "",
    )
    told = "; ".join(part for part in known if part)
    return f"{own.title} ({told})" if told else own.title


def decided_on_account(standing: Standing, child: Child, wording: Wording) -> list[tuple[str, str]]:
    """What was decided on an account, up to the day that was asked for: each decision, and what was said with it."""
    return [
        _decision(child, item, wording)
        for item in child.plan.own.decisions
        if not (standing.asked_day and item.date and item.date.last > standing.asked_day)
    ]


def _decision(child: Child, decision: Decision, wording: Wording) -> tuple[str, str]:
    """``Vaststelling: college, 22 april 2025 (Conform)`` and ``De raad vraagt om een tussenstand.``"""
    words, body = wording.words, body_name(child.plan, decision, wording)
    act = decision.of or words(decision.act.label)
    when = wording.numbers.moment(decision.date)
    places = body_places(decision)
    told = ", ".join(part for part in (body, places, words("planned") if decision.planned else "", when) if part)
    outcome = f" ({decision.outcome})" if decision.outcome else ""
    return f"{act}: {told}{outcome}", in_a_line(points(decision.points))


def _duty(what: str, when: When, state: State, wording: Wording) -> DutyAccountView:
    facts = state.status.facts
    return DutyAccountView(
        what=what,
        code=state.status,
        shape=facts.shape,
        sign=facts.sign,
        tone=facts.tone,
        label=wording.words(facts.label),
        when=wording.numbers.moment(when),
        explained=wording.explained(state),
    )


def topic_account_view(item: TopicAccount | None, wording: Wording) -> TopicAccountView | None:
    """What an account says of a topic."""
    if item is None:
        return None
    facts = item.judgement.facts if item.judgement else None
    return TopicAccountView(
        code=item.judgement or "",
        label=wording.words(facts.label) if facts else "",
        verdict=verdict_label(item.judgement, wording) if item.judgement else "",
        shape=facts.shape if facts else "",
        sign=facts.sign if facts else "",
        tone=facts.tone if facts else Tone.PLAIN,
        basis=points(item.basis),
        text=(*([PointView(text=item.text)] if item.text else []), *points(item.points)),
        done=points(item.done),
        adjustment=points(item.adjustment),
        next=points(item.next),
    )


def account_title(standing: Standing, wording: Wording) -> str:
    """The account that is told of the year, with its day, whose it is and its status; empty for none."""
    child, account = standing.accounted, standing.account
    return _about(standing, child, wording.numbers.day(account.day), wording) if child and account else ""


def figure_account(standing: Standing, identity: str, wording: Wording) -> tuple[str, IndicatorAccount | None]:
    """What the account of the year says of a figure; else what one of the region does, with its title."""
    if standing.account and identity in standing.account.indicators_:
        return "", standing.account.indicators_[identity]
    for region in standing.regional:
        if region.account and identity in region.account.indicators_ and identity in region.plan.indicators:
            return account_title(region, wording), region.account.indicators_[identity]
    return "", None


def regional_views(standing: Standing, path: TopicPath, wording: Wording) -> tuple[RegionalView, ...]:
    """What the region says and does for a topic; its actions only where they are not those of the plan as well."""
    found = []
    for region in standing.regional:
        said = topic_account_view(region.topic_accounts.get(path), wording)
        apart = region.plan.document is not standing.plan.document
        actions = region.actions_for.get(path, []) if apart else []
        here = set(standing.plan.told_for)
        told = [item for item in actions if not _elsewhere(item.action.municipalities, here)]
        if said or told:
            about = account_title(region, wording) if said else ""
            whose = region.plan.own.title if apart else wording.words("The region")
            actions_told = tuple(_action_line(item, wording) for item in told)
            found.append(RegionalView(whose=whose, about=about, account=said, actions=actions_told))
    return tuple(found)


def _elsewhere(names: tuple[str, ...], here: set[Municipality]) -> bool:
    """Whether something is about other municipalities only."""
    return bool(names and here) and here.isdisjoint(known_municipalities(names))


def _action_line(item: ActionStanding, wording: Wording) -> str:
    """``Controles: done; June 2024; deadline: 2025``"""
    words, by = wording.words, wording.numbers.moment(item.action.by)
    told = (
        small(words(item.status.label)),
        wording.share(item.state) if item.state else "",
        wording.lights(item.lights),
        wording.numbers.moment(item.when),
        words("deadline: {when}", when=by) if by else "",
    )
    return f"{item.action.title}: {'; '.join(part for part in told if part)}"


def verdict_label(judgement: Judgement, wording: Wording) -> str:
    """``Oordeel: verslechterd``"""
    return wording.words("Judgement: {label}", label=small(wording.words(judgement.label)))


def judged(items: Iterable[TopicAccount], wording: Wording) -> str:
    """``Judged in words: 1 worsened, 2 unchanged``; empty where nothing is."""
    counted = Counter(item.judgement for item in items if item.judgement)
    told = [
        f"{counted[judgement]} {small(wording.words(judgement.label))}"
        for judgement in sorted(Judgement, key=lambda judgement: judgement.facts.tone.rank)
        if counted[judgement]
    ]
    return wording.words("Judged in words: {told}", told=", ".join(told)) if told else ""


def topics_judged(standing: Standing) -> dict[Judgement, list[TopicPath]]:
    """The topics by how the account judges them, what alarms most first."""
    ranked = sorted(Judgement, key=lambda judgement: judgement.facts.tone.rank)
    said = standing.topic_accounts.items()
    found = {judgement: [path for path, item in said if item.judgement is judgement] for judgement in ranked}
    return {judgement: paths for judgement, paths in found.items() if paths}


def adjusted(standing: Standing) -> list[tuple[str, str]]:
    """What the account does differently from now on: the name of a topic, figure or action, and what; not where it says
    that nothing is.
    """
    account = standing.account
    if account is None:
        return []
    topics = ((standing.topics[path].title, item.adjustment) for path, item in standing.topic_accounts.items())
    told = [(name, in_a_line(points(adjustment))) for name, adjustment in topics]
    figures = ((capital(item.measured.indicator.name), identity) for identity, item in standing.indicators.items())
    said = account.indicators_
    told += [(name, said[identity].adjustment or "") for name, identity in figures if identity in said]
    told += [(item.action.title, state.adjustment or "") for item, state in _lately(standing)]
    return [(name, text) for name, text in told if not says_none(text)]


def decided(standing: Standing) -> list[tuple[str, str]]:
    """What was decided about actions: the name of one, and what."""
    told = ((item.action.title, state.decided or "") for item, state in _lately(standing))
    return [(name, text) for name, text in told if not says_none(text)]


def _lately(standing: Standing) -> Iterator[tuple[ActionStanding, State]]:
    """The actions whose latest state is of the time that is reported on; what an older one decided was told then."""
    since = standing.accounted.plan.own.period.from_ if standing.accounted else standing.year
    for item in standing.actions.values():
        if item.state and item.when and item.when.last.year >= since:
            yield item, item.state
