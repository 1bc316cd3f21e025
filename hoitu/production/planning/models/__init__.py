from hoitu.production.planning.models.event import CalendarFile, Event, EventChange

__all__ = ["CalendarFile", "Event", "EventChange"]
