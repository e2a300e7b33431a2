"""The yearly account of a plan as it is shown: indicators with position and change, topics, actions."""

from ivp.view.progress.models import (
    FORMAT,
    ActionView,
    ChangeView,
    CountView,
    FigureView,
    GroupView,
    IndicatorView,
    MoneyView,
    PlaceView,
    PositionView,
    ProgressView,
    SourceView,
    StateView,
    TargetView,
    TopicLink,
    TopicView,
)
from ivp.view.progress.overview import progress_view

__all__ = [
    "FORMAT",
    "ActionView",
    "ChangeView",
    "CountView",
    "FigureView",
    "GroupView",
    "IndicatorView",
    "MoneyView",
    "PlaceView",
    "PositionView",
    "ProgressView",
    "SourceView",
    "StateView",
    "TargetView",
    "TopicLink",
    "TopicView",
    "progress_view",
]
