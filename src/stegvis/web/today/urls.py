from django.urls import include, path

from . import views

urlpatterns = [path("", include(([path("today/", views.show, name="show")], "today")))]
