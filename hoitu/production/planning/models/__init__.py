from hoitu.production.planning.models.coverage import Coverage, CoverageDrop, Task, TaskAnswer
from hoitu.production.planning.models.event import CalendarFile, Event, EventChange
from hoitu.production.planning.models.resource import Booking, Resource
from hoitu.production.planning.models.series import SeriesMove
from hoitu.production.planning.models.slot import Placement, Slot

__all__ = [
    "Booking",
    "CalendarFile",
    "Coverage",
    "CoverageDrop",
    "Event",
    "EventChange",
    "Placement",
    "Resource",
    "SeriesMove",
    "Slot",
    "Task",
    "TaskAnswer",
]
