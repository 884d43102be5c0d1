"""The server's way in: `gunicorn stegvis.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from .warming_up import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.config.settings")
application = get_wsgi_application()
warm_up()
