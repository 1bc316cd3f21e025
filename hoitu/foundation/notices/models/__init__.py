from hoitu.foundation.notices.models.delivery import Carried, Delivery
from hoitu.foundation.notices.models.habits import Choice, Device, Preference
from hoitu.foundation.notices.models.notice import Notice

__all__ = ["Carried", "Choice", "Delivery", "Device", "Notice", "Preference"]
