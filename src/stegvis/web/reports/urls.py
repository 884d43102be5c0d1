"""Addresses hold keys, codes and days: nothing about a person."""

from django.urls import include, path, register_converter

from . import goal, people, projects, report, tables, versions


class DocumentForm:
    """One of the forms in which a report is given as a file."""

    regex = "docx|pdf|html"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class TableForm(DocumentForm):
    regex = "xlsx|csv"


register_converter(DocumentForm, "document_form")
register_converter(TableForm, "table_form")

own = [
    path("reports/", projects.show, name="list"),
    path("reports/<slug:project_key>/tables/", tables.show_all, name="tables"),
    path("reports/<slug:project_key>/tables/all.xlsx", tables.download_all, name="download_tables"),
    path("reports/<slug:project_key>/tables/renew/", tables.renew, name="renew"),
    path("reports/<slug:project_key>/tables/<slug:table>/", tables.show, name="table"),
    path("reports/<slug:project_key>/tables/<slug:table>/chart.svg", tables.chart, name="chart"),
    path("reports/<slug:project_key>/tables/<slug:table>/people/", people.show, name="people"),
    path("reports/<slug:project_key>/tables/<slug:table>.<table_form:form>", tables.download, name="download_table"),
    path("reports/<slug:project_key>/goal/", goal.show, name="goal"),
    path("reports/<slug:project_key>/report/", report.show, name="report"),
    path("reports/<slug:project_key>/report/texts/<slug:block>/", report.write, name="write"),
    path("reports/<slug:project_key>/report/drafts/<slug:block>/", report.keep_draft, name="keep_draft"),
    path("reports/<slug:project_key>/report/freeze/", report.freeze, name="freeze"),
    path("reports/<slug:project_key>/report.<document_form:form>", report.download, name="download_report"),
    path("reports/<slug:project_key>/versions/", versions.show_all, name="versions"),
    path("reports/<slug:project_key>/versions/<slug:key>/", versions.show, name="version"),
    path("reports/<slug:project_key>/versions/<slug:key>/<slug:block>.svg", versions.chart, name="version_chart"),
    path(
        "reports/<slug:project_key>/versions/<slug:key>.<document_form:form>",
        versions.download,
        name="download_version",
    ),
]

urlpatterns = [path("", include((own, "reports")))]
