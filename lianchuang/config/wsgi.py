"""What the web server calls."""

import os
import threading

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from lianchuang.config import lifeline, signals

if threading.current_thread() is threading.main_thread():
    signals.leave_closing_to_parent()
lifeline.end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianchuang.config.settings")
application = get_wsgi_application()
# Every page's module is loaded now: a fault in one ends the start instead of every request.
_ = get_resolver().url_patterns
