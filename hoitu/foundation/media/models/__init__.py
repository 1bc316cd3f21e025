from hoitu.foundation.media.models.attachment import Attachment
from hoitu.foundation.media.models.consent import Consent
from hoitu.foundation.media.models.licence import Licence
from hoitu.foundation.media.models.photo import Photo, PhotoRendition
from hoitu.foundation.media.models.recording import Recording

__all__ = ["Attachment", "Consent", "Licence", "Photo", "PhotoRendition", "Recording"]
