"""Settings, composed from the data directory and a few environment variables (config/env.py)."""

from lianchuang.config import env
from lianchuang.records.engines.options import database_from

DATA = env.data_directory()
SECRET_KEY = env.secret_key(DATA)
DEBUG = env.flag("LIANCHUANG_DEBUG")
# The installation is reached by whatever name its office gives it; links are made relative, so the Host header decides nothing.
ALLOWED_HOSTS = ["*"]

DATABASES = {"default": database_from(env.database_url(), DATA)}
# Routes nothing: it keeps a row of one day from reading relations of another.
DATABASE_ROUTERS = ["lianchuang.records.past.row.OneDay"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FILE_STORE = DATA / "files"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lianchuang.design",
    "lianchuang.records",
    "lianchuang.people",
    "lianchuang.matters",
    "lianchuang.notices",
    "lianchuang.reviews",
    "lianchuang.networks",
    "lianchuang.programmes",
    "lianchuang.projects",
    "lianchuang.activities",
    "lianchuang.outcomes",
    "lianchuang.figures",
    "lianchuang.reporting",
    "lianchuang.exchange",
    "lianchuang.desks",
    "lianchuang.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lianchuang.config.demonstration.DemonstrationMiddleware",
    # The reach is made today, before the lens opens.
    "lianchuang.people.middleware.ReachMiddleware",
    "lianchuang.config.navigation.NavigationMiddleware",
    "lianchuang.config.inputs.PlainInputMiddleware",
    "lianchuang.config.gate.GateMiddleware",
    "lianchuang.config.refusals.RefusalMiddleware",
    "lianchuang.desks.middleware.GoneMiddleware",
    "lianchuang.records.past.middleware.LensMiddleware",
]
ROOT_URLCONF = "lianchuang.config.urls"
WSGI_APPLICATION = "lianchuang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "lianchuang.design.environment.environment",
            "context_processors": ["lianchuang.design.context.page_context"],
        },
    },
    # Third-party apps keep theirs.
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

AUTH_USER_MODEL = "people.Account"
# What people asks of the floors above it, by name (docs/decisions/keeping.md).
KEPT_BODIES = "lianchuang.networks.access.kept_bodies"
KEPT_PEOPLE = "lianchuang.networks.access.kept_people"
HELD_ELSEWHERE = "lianchuang.desks.access.held_elsewhere"
LOGIN_URL = "/sign-in/"
HASHERS = "django.contrib.auth.hashers"
PASSWORD_HASHERS = [f"{HASHERS}.Argon2PasswordHasher", f"{HASHERS}.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "lianchuang.config.errors.expired"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [env.HOUSE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 30

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# One drop may hold several workbooks; each file's own limit is told by papers.workbooks.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Upper floors handed down by name: what a task link opens, the facts that conflicts of interest are found in, and the
# texts of all years that a new one may resemble.
TASK_LINKS = "lianchuang.config.task_links.TASK_LINKS"
CIRCLES = "lianchuang.desks.circles.circles_around"
TEXTS = "lianchuang.desks.texts.texts_of_all"

# Mail leaves only where a server is named; without one, messages are copied by hand.
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = env.mail_server()
DEFAULT_FROM_EMAIL, EMAIL_TIMEOUT = env.mail_from(), 20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "ENQUEUE_ON_COMMIT": True}}
# Told on SQLite of every constraint that only PostgreSQL keeps; our own actions ask before.
SILENCED_SYSTEM_CHECKS = ["models.W047"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A request for a host that is not ours is answered 400; whoever sends many fills no terminal.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
