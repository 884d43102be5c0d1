from django.urls import include, path

from . import views

urlpatterns = [path("", include(([path("mail/", views.choose, name="choose")], "notices")))]
