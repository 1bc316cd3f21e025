"""Every setting of the house in one file; each may be set in the environment (see .env.sample)."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hoitu.web import env

PROJECT = Path(__file__).resolve().parents[2]
HOME = Path(env.text("HOITU_HOME") or PROJECT / "var").resolve()
PUBLIC_ROOT = HOME / "public"  # frozen pages: all that readers get

DEBUG = env.flag("HOITU_DEBUG")
SECRET_KEY = env.secret("HOITU_SECRET_KEY", HOME / "secret.key")
BASE_URL = env.text("HOITU_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.names("HOITU_HOSTS") or ["localhost", "127.0.0.1", "[::1]", "testserver", env.host(BASE_URL)]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_NETWORKS = env.names("HOITU_ALLOWED_NETWORKS")  # private networks we may send to; none by default
SITE_AGENCY = env.text("HOITU_SITE_AGENCY", "bao-tra-vinh")  # code of the agency whose imprint readers see
SITE_NAME = env.text("HOITU_SITE_NAME")  # empty: the agency's own name

INSTALLED_APPS = [
    # web comes first: its templates and catalogues override those of Wagtail and allauth.
    "hoitu.web.apps.WebConfig",
    "hoitu.delivery.site.apps.SiteConfig",
    "hoitu.delivery.distribution.apps.DistributionConfig",
    "hoitu.audience.readers.apps.ReadersConfig",
    "hoitu.audience.analytics.apps.AnalyticsConfig",
    "hoitu.production.writing.apps.WritingConfig",
    "hoitu.production.planning.apps.PlanningConfig",
    "hoitu.production.field.apps.FieldConfig",
    "hoitu.production.approvals.apps.ApprovalsConfig",
    "hoitu.production.translation.apps.TranslationConfig",
    "hoitu.production.archive.apps.ArchiveConfig",
    "hoitu.production.liveblog.apps.LiveblogConfig",
    "hoitu.production.newsroom.apps.NewsroomConfig",
    "hoitu.foundation.media.apps.MediaConfig",
    "hoitu.foundation.notices.apps.NoticesConfig",
    "hoitu.foundation.vocabulary.apps.VocabularyConfig",
    "hoitu.foundation.screens.apps.ScreensConfig",
    "hoitu.foundation.directory.apps.DirectoryConfig",
    "hoitu.foundation.audit.apps.AuditConfig",
    "hoitu.foundation.outbox.apps.OutboxConfig",
    "hoitu.foundation.norms.apps.NormsConfig",
    # The packages' words in Vietnamese: after our modules, which win over it, before the packages.
    "hoitu.web.catalogues.borrowed.apps.BorrowedConfig",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

BEHIND_PROXY = env.flag("HOITU_BEHIND_PROXY")
MIDDLEWARE = [
    *(["hoitu.web.proxy.ReaderAddressMiddleware"] if BEHIND_PROXY else []),
    "hoitu.web.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hoitu.foundation.directory.middleware.MemoryMiddleware",
    "hoitu.foundation.directory.middleware.IdleMiddleware",
    "hoitu.foundation.directory.middleware.GateMiddleware",
    "hoitu.foundation.media.doors.ChooserDoorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "hoitu.web.middleware.BadInputMiddleware",
]

CSRF_FAILURE_VIEW = "hoitu.web.errors.csrf_failure"
ROOT_URLCONF = "hoitu.web.urls"
WSGI_APPLICATION = "hoitu.web.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["hoitu.web.templatetags.staff_time"],
        },
    },
]

DATABASES = {"default": env.database(env.text("DATABASE_URL"), HOME)}
OUTBOX_KEEP_DAYS = env.number("HOITU_OUTBOX_KEEP_DAYS", 30)  # how long done events stay

# How people are told (foundation/notices). Without a mail server letters are kept in a folder and go nowhere.
SMTP = env.mail_server(env.text("HOITU_SMTP"))
MAIL_FOLDER = HOME / "mail"
DEFAULT_FROM_EMAIL = env.text("HOITU_MAIL_FROM", "toa-soan@localhost")
PUSH_KEY_FILE = HOME / "push.key"
NOTICES_KEEP_DAYS = env.number("HOITU_NOTICES_KEEP_DAYS", 90)  # notices, and the log of their deliveries

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all processes of this machine: wrong codes are counted and used codes remembered here.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(HOME / "cache/django"),
    }
}

AUTH_USER_MODEL = "directory.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# Signing in (foundation/directory): permissions only while a role is in force, the numbers from the norms.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "hoitu.foundation.directory.backends.DirectoryBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hoitu.foundation.directory.passwords.BaselineValidator"},
    {"NAME": "hoitu.foundation.directory.passwords.HistoryValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
SESSION_COOKIE_AGE = 12 * 3600  # one working day; idleness ends a session much earlier (norm idle_minutes)
ACCOUNT_ADAPTER = "hoitu.foundation.directory.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "hoitu.foundation.directory.login_forms.LoginForm",
    "change_password": "hoitu.foundation.directory.login_forms.ChangePasswordForm",
    "reauthenticate": "hoitu.foundation.directory.login_forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth asks that the two agree
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the session ends with the browser
# Wrong passwords are counted by axes, wrong codes by second_factor: these only bound what reaches them.
# One address may fail so often in a quarter of an hour, whatever the names: beyond that nothing it tries is counted
# against an account, so it cannot lock a whole newsroom out. Raise it where many people share one address.
ADDRESS_FAILURES = env.number("HOITU_ADDRESS_FAILURES", 20)
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": f"{ADDRESS_FAILURES}/900s/ip,50/900s/key",
    "reauthenticate": "20/m/user",
}
MFA_ADAPTER = "hoitu.foundation.directory.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "hoitu.foundation.directory.login_forms.AuthenticateForm",
    "reauthenticate": "hoitu.foundation.directory.login_forms.ReauthenticateCodeForm",
    "activate_totp": "hoitu.foundation.directory.login_forms.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hội Tụ"
MFA_TOTP_TOLERANCE = 1  # phones' clocks differ by some seconds; a used code is remembered for all three steps
AXES_LOCKOUT_PARAMETERS = ["username"]  # the norm speaks of the account; the newsroom shares one address
AXES_FAILURE_LIMIT = "hoitu.foundation.directory.lockout.failure_limit"
AXES_COOLOFF_TIME = "hoitu.foundation.directory.lockout.cool_off"
AXES_USERNAME_CALLABLE = "hoitu.foundation.directory.lockout.username_of"
AXES_LOCKOUT_CALLABLE = "hoitu.foundation.directory.lockout.answer"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # sign-ins are in the audit
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("km", _("Khmer"))]
# What the editor's JavaScript says; every other word is found through INSTALLED_APPS.
LOCALE_PATHS = [PROJECT / "hoitu/web/catalogues/borrowed/scripts/locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Hội Tụ"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "hoitu.foundation.media.word_search"}}
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAILIMAGES_IMAGE_MODEL = "media.Photo"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Attachment"
# The library: what comes in is checked by foundation/media, what readers get is made at release.
HOITU_PHOTO_MAX_BYTES = env.number("HOITU_PHOTO_MAX_BYTES", 40_000_000)
HOITU_PHOTO_MAX_PIXELS = env.number("HOITU_PHOTO_MAX_PIXELS", 64_000_000)
HOITU_RECORDING_MAX_BYTES = env.number("HOITU_RECORDING_MAX_BYTES", 2_000_000_000)
HOITU_FIELD_AUDIO_MAX_BYTES = env.number("HOITU_FIELD_AUDIO_MAX_BYTES", 300_000_000)
HOITU_FIELD_VIDEO_MAX_BYTES = env.number("HOITU_FIELD_VIDEO_MAX_BYTES", 1_000_000_000)
HOITU_ATTACHMENT_MAX_BYTES = env.number("HOITU_ATTACHMENT_MAX_BYTES", 50_000_000)
WAGTAILIMAGES_IMAGE_FORM_BASE = "hoitu.foundation.media.forms.PhotoForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = HOITU_PHOTO_MAX_BYTES
WAGTAILIMAGES_MAX_IMAGE_PIXELS = HOITU_PHOTO_MAX_PIXELS
WAGTAILDOCS_DOCUMENT_FORM_BASE = "hoitu.foundation.media.forms.AttachmentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = HOITU_ATTACHMENT_MAX_BYTES
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # through the hook that asks who is there, never a plain address
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nothing leaves this host
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_I18N_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False  # approval is the newsroom's own
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no oEmbed: nothing leaves this host
TAGGIT_CASE_INSENSITIVE = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by machines on this host, over http
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# nginx ends TLS and says so; without it in front the header must not be believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000  # a long article with its blocks; files do not count
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # a lock by account cannot be got round by changing the address or the browser
    "security.W005",  # HSTS for subdomains: other offices of the province may live there; their owner decides
    "security.W021",  # HSTS preload: the same, and cannot be undone
    "security.W019",  # frames of our own origin: the editor shows its preview in one
]
if not HTTPS:
    # All of these turn themselves on with HOITU_BASE_URL=https://…; the demo speaks http on this machine alone.
    SILENCED_SYSTEM_CHECKS += ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "hoitu.web.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("HOITU_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},  # 404s are the web server's to count
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "axes": {"handlers": [], "level": "CRITICAL", "propagate": True},  # it names people: the audit does that
        "django_tasks": {"handlers": [], "level": "WARNING", "propagate": True},  # one line per saved picture
        "httpx": {"handlers": [], "level": "WARNING", "propagate": True},
        "weasyprint": {"handlers": [], "level": "WARNING", "propagate": True},  # ten lines per sheet
        "fontTools": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
