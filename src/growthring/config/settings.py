"""Settings, from the environment alone; they import with none of it set."""

from datetime import timedelta

from csp.constants import NONE, SELF

from growthring.config import logs, storage
from growthring.config.environment import ENV, THIS_MACHINE
from growthring.core import pseudo

HOME = storage.home(ENV.home.read())
DEBUG = ENV.debug.read()
DEMO = ENV.demo.read()
BENCHMARK = ENV.benchmark.read()
SECRET_KEY = ENV.secret_key.read() or storage.secret_key(HOME)
ALLOWED_HOSTS = ENV.hosts.read()
_told = ENV.https.read()
HTTPS = _told if _told is not None else not DEBUG and not set(ALLOWED_HOSTS) <= set(THIS_MACHINE)

ROOMS = [
    *("core", "audit", "accounts", "people", "writing", "standards", "notices", "commitments", "stages"),
    *("conversations", "interop", "upkeep", "home", "demo"),
]
INSTALLED_APPS = [
    *(f"growthring.{room}" for room in ROOMS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "lucide",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "growthring.config.requests.RequestLine",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "growthring.accounts.middleware.HeldSession",
    "growthring.core.middleware.ClosedDoor",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
if BENCHMARK:
    MIDDLEWARE.insert(0, "growthring.config.floor.CountQueries")

ROOT_URLCONF = "growthring.config.urls"
WSGI_APPLICATION = "growthring.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "growthring.core.shell.context",
                "growthring.home.shell.context",
            ],
        },
    },
]
FORM_RENDERER = "growthring.core.forms.Renderer"

# No ATOMIC_REQUESTS: on SQLite even a page that only reads would wait for whoever writes.
DATABASES = {"default": storage.database(ENV.database_url.read(), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BACKUPS = storage.backups(ENV.backups.read(), HOME)

# Counts of wrong tries, the same for every process. Nothing that a page shows is ever kept in it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_count",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Background work waits in the database until `growthring worker` takes it; a broker is a setting, later.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# ---- Signing in

ACTOR_LOADER = "growthring.people.actors.actor_for"
SECOND_FACTOR = "growthring.accounts.factors.is_done"
SECOND_FACTOR_URL = "mfa_index"
FORM_KEEPER = "growthring.accounts.sessions.kept.keep_at_the_door"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "growthring.accounts.passwords.ListedValidator"},
    {"NAME": "growthring.accounts.passwords.PlaceValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]
BREACHED_PASSWORDS = ENV.breached_passwords.read()
ACCOUNT_ADAPTER = "growthring.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation's link has verified the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail from a site that does not know them
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "growthring.accounts.forms.LoginForm",
    "change_password": "growthring.accounts.forms.ChangePasswordForm",
    "reset_password": "growthring.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "growthring.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "growthring.accounts.forms.PasswordAgainForm",
}
# A whole school comes from one address at half past eight: these only keep a machine from being worn out.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "reset_password": "60/m/ip",
    "reset_password_from_key": "60/m/ip",
    "change_password": "10/m/user",
    "reauthenticate": "30/m/user",
}
# Wrong tries: see `accounts.attempts`, which says how nobody is kept out by another's.
WRONG_TRIES = {
    "password_own": "10/300s/key",
    "password_place": "60/m/key",
    "password_login": "8/300s/key",
    "password_elsewhere": "100/h/key",
    "code_own": "10/300s/key",
    "code_place": "60/m/key",
    "code_login": "8/300s/key",
    "code_elsewhere": "50/h/key",
    "invitation_place": "120/m/key",
    "feed_place": "120/m/key",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "growthring.accounts.second_factor.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation's link has verified it
MFA_RATE_LIMITS = {"webauthn_login": "240/m/ip"}
MFA_FORMS = {
    "authenticate": "growthring.accounts.second_factor.forms.CodeForm",
    "authenticate_webauthn": "growthring.accounts.second_factor.forms.KeyAtSignInForm",
    "reauthenticate": "growthring.accounts.second_factor.forms.CodeAgainForm",
    "reauthenticate_webauthn": "growthring.accounts.second_factor.forms.KeyAgainForm",
    "login_webauthn": "growthring.accounts.second_factor.forms.KeyAloneForm",
    "activate_totp": "growthring.accounts.second_factor.forms.AppForm",
    "add_webauthn": "growthring.accounts.second_factor.forms.KeyForm",
    "edit_webauthn": "growthring.accounts.second_factor.forms.RenameKeyForm",
}
PROXIES = ENV.proxies.read()
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
# Single sign-on for the whole installation; a trust sets up its own under Set-up.
OIDC = {
    "issuer": ENV.oidc_issuer.read(),
    "client_id": ENV.oidc_client_id.read(),
    "secret": ENV.oidc_client_secret.read(),
    "name": ENV.oidc_name.read(),
    "domain": ENV.oidc_domain.read(),
    "second_factor": ENV.oidc_second_factor.read(),
}
OIDC_HOSTS = ENV.oidc_hosts.read()
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

# ---- What browsers are told

SESSION_ENGINE = "growthring.accounts.sessions.store"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # unless somebody chooses to be kept signed in
SESSION_IDLE = timedelta(minutes=ENV.idle_minutes.read())
SESSION_LONGEST, SESSION_LONGEST_STAY = timedelta(hours=12), timedelta(days=14)
SESSION_COOKIE_AGE = int(SESSION_LONGEST_STAY.total_seconds())
CSRF_FAILURE_VIEW = "growthring.accounts.views.kept.turned_away"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('*')}" for host in ALLOWED_HOSTS if HTTPS and host != "*"]
# With this prefix, no other site under the same domain can set them.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.hsts_subdomains.read()
# To be on the browsers' built-in list is for whoever owns the domain to decide, not for a site in it.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

# ---- Files, words, dates

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_MANIFEST_STRICT = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
if PSEUDO_LANGUAGES := ENV.pseudo.read():
    LANGUAGES += pseudo.LANGUAGES
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LOCALE_PATHS = [storage.PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

# ---- Mail and logs

SITE = (
    ENV.site.read().rstrip("/") or f"{'https' if HTTPS else 'http'}://{(ALLOWED_HOSTS or ['localhost'])[0].lstrip('.')}"
)
MAIL_IS_SET_UP = bool(ENV.mail_url.read())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from.read()
globals().update(storage.mail(ENV.mail_url.read(), debug=DEBUG))
LOG_REQUESTS = ENV.log_requests.read()
LOGGING_CONFIG = None
logs.configure(debug=DEBUG)
