"""Addresses hold a file's random key: never its name."""

from django.urls import include, path

from . import deciding, file_page, mapping, sending, workbook

own = [
    path("imports/", sending.show_list, name="list"),
    path("imports/new/", sending.send, name="send"),
    path("imports/workbook/", workbook.about, name="workbook"),
    path("imports/workbook/empty/", workbook.empty, name="empty_workbook"),
    path("imports/workbook/filled/", workbook.filled, name="filled_workbook"),
    path("imports/<slug:key>/", file_page.show, name="file"),
    path("imports/<slug:key>/progress/", file_page.progress, name="progress"),
    path("imports/<slug:key>/mend/", file_page.rows_to_mend, name="rows_to_mend"),
    path("imports/<slug:key>/columns/", mapping.name_columns, name="mapping"),
    path("imports/<slug:key>/accept/", deciding.accept, name="accept"),
    path("imports/<slug:key>/reject/", deciding.reject, name="reject"),
    path("imports/<slug:key>/stop/", deciding.stop, name="stop"),
    path("imports/<slug:key>/again/", deciding.again, name="again"),
]

urlpatterns = [path("", include((own, "intake")))]
