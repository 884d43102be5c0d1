"""All settings, from the environment only. STEGVIS_DEMO=1 runs a demo on this machine that needs no other variable.

STEGVIS_SECRET        signs sessions
STEGVIS_KEYS          path of the key file (apps/access/encryption/keys.py)
STEGVIS_HOSTS         names under which the server is reached, with commas between
STEGVIS_DATABASE_URL  postgresql://…; without it SQLite in STEGVIS_VAR
STEGVIS_VAR           folder for what is not in a database server (default: var)
STEGVIS_ADDRESS       where people sign in, for links in mail (default: https:// and the first of the hosts)
STEGVIS_MAIL_URL, STEGVIS_MAIL_FROM   smtp+tls://user:password@host:587
STEGVIS_OIDC_NAME, STEGVIS_OIDC_SERVER, STEGVIS_OIDC_CLIENT, STEGVIS_OIDC_SECRET   sign-in through a provider
STEGVIS_PROXY         1 when a proxy in front ends TLS and sets X-Forwarded-Proto and X-Forwarded-For
"""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from stegvis.apps.access.encryption.keys import Keyring

from . import areas, environment, sign_in_provider
from .demo_secrets import demo_keyring, demo_secret

PACKAGE = Path(__file__).resolve().parent.parent
DEMO = environment.flag("STEGVIS_DEMO")
DEBUG = False
VAR = Path(environment.optional("STEGVIS_VAR", "var")).absolute()

if DEMO:
    SECRET_KEY = demo_secret(VAR)
    STEGVIS_KEYRING = demo_keyring(VAR)
    ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
else:
    SECRET_KEY = environment.required("STEGVIS_SECRET", "a long random text that signs sessions")
    STEGVIS_KEYRING = Keyring.read(Path(environment.required("STEGVIS_KEYS", "the path of the key file")))
    ALLOWED_HOSTS = environment.required("STEGVIS_HOSTS", "the server's host names").replace(" ", "").split(",")
    if len(SECRET_KEY) < 40:
        raise ImproperlyConfigured("STEGVIS_SECRET must have at least 40 characters")

# --- What is installed ---

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "simple_history",
    "stegvis.config",  # for its commands
    *areas.installed("stegvis.apps"),
    *areas.installed("stegvis.web"),  # before those below: our templates go first
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "stegvis.web.common.middleware.user_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "stegvis.web.common.middleware.idle_sign_out",
    "allauth.account.middleware.AccountMiddleware",
    "stegvis.web.common.middleware.ViewerMiddleware",
    "stegvis.web.common.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "stegvis.config.urls"
WSGI_APPLICATION = "stegvis.config.wsgi.application"
AUTH_USER_MODEL = "access.User"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "stegvis.web.common.context.frame",
            ],
            "builtins": ["stegvis.web.common.templatetags.components"],
        },
    }
]
FORM_RENDERER = "stegvis.web.common.forms.Renderer"

# --- Data ---

DATABASES = {
    "default": environment.database(environment.optional("STEGVIS_DATABASE_URL"), default=VAR / "stegvis.sqlite3")
}
FENCED_ROLE = ""
"""The database role to take on while somebody looks; none where one signs in to the database as it."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # The usual 300 would throw out marks of forms just sent when the public page is flooded.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Language and time ---

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

# --- Files for the browser ---

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
if DEMO:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # it stays empty: the finders serve the files where they lie
WHITENOISE_USE_FINDERS = DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Safety ---

IDLE_SECONDS = 15 * 60
SECURE_COOKIES = not DEMO
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_NAME = "__Host-session" if SECURE_COOKIES else "stegvis-session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "stegvis-csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "stegvis.web.common.errors.csrf_failed"
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the host's siblings are not ours to decide for
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = environment.flag("STEGVIS_PROXY")
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the sign-in's QR code, and masks in Designsystemet's style sheet
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # subdomains and preload: see above

# --- Sign-in ---

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "stegvis.web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator enters the address; nobody signs up
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = False
ACCOUNT_FORMS = {"login": "stegvis.web.accounts.forms.SignInForm"}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_ADAPTER = "stegvis.web.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "stegvis.web.accounts.passkey_forms.AddPasskeyForm",
    "edit_webauthn": "stegvis.web.accounts.passkey_forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Stegvis"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
SOCIALACCOUNT_ADAPTER = "stegvis.web.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = sign_in_provider.providers()

# --- Mail and logging ---

DEFAULT_FROM_EMAIL = environment.optional("STEGVIS_MAIL_FROM", "stegvis@localhost")
PUBLIC_ADDRESS = environment.optional("STEGVIS_ADDRESS", f"https://{ALLOWED_HOSTS[0].lstrip('.')}/")
globals().update(environment.mail(environment.optional("STEGVIS_MAIL_URL")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_data": {"()": "stegvis.config.quiet_logging.NoPersonalData"}},
    "formatters": {"plain": {"()": "stegvis.config.quiet_logging.PlainFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_personal_data"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
