"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from lianchuang.config import lifeline

lifeline.end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianchuang.config.settings")
application = get_wsgi_application()
