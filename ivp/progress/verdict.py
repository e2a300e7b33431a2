"""The tone in which a position and a change are told together: one label, one colour."""

from __future__ import annotations

from ivp.progress.position import Position
from ivp.vocabulary import Change, Reason, Status, Tone

_COLUMNS = (
    (Change.IMPROVED,),
    (Change.NO_CLEAR_CHANGE, Change.WITHIN_USUAL),
    (Change.WORSENED,),
    (Change.ROSE, Change.FELL),
    (Change.UNKNOWN,),
)
_GOOD, _MAYBE, _BAD, _NONE = Tone.FAVOURABLE, Tone.UNCERTAIN, Tone.UNFAVOURABLE, Tone.UNKNOWN
_TABLE = {
    status: {change: tone for changes, tone in zip(_COLUMNS, tones, strict=True) for change in changes}
    for status, tones in {
        #                            improved not clear worsened rose, fell unknown
        Status.ACHIEVED: (            _GOOD,  _GOOD,  _MAYBE, _GOOD,  _GOOD),
        Status.NOT_ACHIEVED: (        _MAYBE, _BAD,   _BAD,   _BAD,   _BAD),
        Status.ON_TARGET: (           _GOOD,  _GOOD,  _MAYBE, _GOOD,  _GOOD),
        Status.ON_TRACK: (            _GOOD,  _MAYBE, _MAYBE, _MAYBE, _MAYBE),
        Status.BEHIND: (              _MAYBE, _MAYBE, _BAD,   _BAD,   _MAYBE),
        Status.OUTSIDE_RANGE: (       _MAYBE, _MAYBE, _BAD,   _BAD,   _MAYBE),
        Status.WORSE_THAN_BASELINE: ( _MAYBE, _MAYBE, _BAD,   _BAD,   _MAYBE),
        Status.NOT_ASSESSABLE: (      _GOOD,  _NONE,  _BAD,   _NONE,  _NONE),
    }.items()
}  # fmt: skip


def tone(position: Position, change: Change) -> Tone:
    """The tone of a position and a change together.

    | status              | improved   | no clear change | worsened     | rose, fell   | unknown      |
    |---------------------|------------|-----------------|--------------|--------------|--------------|
    | achieved            | favourable | favourable      | uncertain    | favourable   | favourable   |
    | not_achieved        | uncertain  | unfavourable    | unfavourable | unfavourable | unfavourable |
    | on_target           | favourable | favourable      | uncertain    | favourable   | favourable   |
    | on_track            | favourable | uncertain       | uncertain    | uncertain    | uncertain    |
    | behind              | uncertain  | uncertain       | unfavourable | unfavourable | uncertain    |
    | outside_range       | uncertain  | uncertain       | unfavourable | unfavourable | uncertain    |
    | worse_than_baseline | uncertain  | uncertain       | unfavourable | unfavourable | uncertain    |
    | not_assessable      | favourable | unknown         | unfavourable | unknown      | unknown      |

    Within usual variation is told as no clear change is. Whether a target is met is a fact of the value, so that chance
    does not soften achieved, not_achieved and on_target; where the clear change points the other way the two together
    are uncertain. Everything between baseline and target is told from chance by the change alone: alarm needs a clear
    one, and so does "on track" without reserve. Rose and fell are clear changes without a better side: outside a
    ``stay_at`` target's tolerance they are unfavourable.

    Two exceptions: achieved or on_target that was not sustained is uncertain; not_assessable for another reason than
    having no target is uncertain where it improved, for the target itself remains unanswered.
    """
    told = _TABLE[position.status][change]
    assessable = position.reason in (None, Reason.NO_TARGET, Reason.JOINT_TARGET, Reason.TARGET_IN_WORDS)
    if told is Tone.FAVOURABLE and (position.not_sustained is not None or not assessable):
        return Tone.UNCERTAIN
    return told
