from datetime import date

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.test.html import parse_html

from stegvis.web.common.templatetags import components


def render(source, **context):
    request = context.pop("request", RequestFactory().get("/"))
    return engines["django"].from_string(source).render(context, request)


class Visit(forms.Form):
    name = forms.CharField(label="Namn", help_text="Som i folkbokföringen.")
    kind = forms.ChoiceField(label="Slag", choices=[("a", "Första"), ("b", "Andra")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Överens", required=False)


def test_a_field_has_label_hint_and_error_tied_to_it():
    page = render("{{ form }}", form=Visit({}))
    assert '<label class="ds-label" data-weight="semibold" for="id_name">' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'class="ds-input"' in page


def test_alternatives_stand_in_a_fieldset_with_a_legend():
    page = render("{{ form }}", form=Visit())
    assert "<fieldset" in page
    assert "<legend" in page
    assert page.count('type="radio"') == 2


def test_the_error_summary_links_to_the_fields():
    page = render("{% error_summary form %}", form=Visit({}))
    assert 'href="#id_name"' in page
    assert "autofocus" in page
    assert render("{% error_summary form %}", form=Visit()).strip() == ""


def test_the_error_summary_links_to_the_first_of_a_group_of_choices():
    class Choice(forms.Form):
        way = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)

    page = render("{% error_summary form %}{{ form }}", form=Choice({}))
    assert 'href="#id_way_0"' in page
    assert 'id="id_way_0"' in page


def test_text_in_a_component_is_inert():
    assert "<script>" not in render('{% tag text "info" %}', text="<script>")
    assert "<script>" not in render("{% error_summary form %}", form=Visit({"kind": "<script>"}))


def test_a_state_has_words_and_shape_beside_its_colour():
    shown = render('{% tag "2 dagar sen" "warning" %}')
    assert "2 dagar sen" in shown
    assert "<svg" in shown
    with pytest.raises(ValueError):
        render('{% tag "x" "pink" %}')


@pytest.mark.parametrize(
    "day, words",
    [(10, "i dag"), (11, "om 1 dag"), (13, "om 3 dagar"), (9, "1 dag sen"), (8, "2 dagar sen")],
)
def test_days_are_written_in_words(day, words):
    from django.utils import translation

    with translation.override("sv"):
        assert components.in_days(date(2026, 3, day), date(2026, 3, 10)) == words


def test_pages_keep_the_filters_of_the_address():
    from django.core.paginator import Paginator

    page = Paginator(range(100), 10).page(2)
    shown = render("{% pagination page %}", page=page, request=RequestFactory().get("/?state=open&page=2"))
    assert 'href="?state=open&amp;page=3"' in shown
    assert 'aria-current="true"' in shown


def test_every_icon_can_be_drawn():
    from importlib.resources import files

    names = [entry.name for entry in (files("stegvis.web.common") / "icons").iterdir() if entry.name.endswith(".svg")]
    assert len(names) > 20
    for name in names:
        drawn = components.icon(name.removesuffix(".svg"))
        assert any(shape in drawn for shape in ("<path", "<rect", "<line", "<circle"))
        assert "script" not in drawn


GROUPED = [("", "–"), ("Arbete", [("A1", "Arbete"), ("A&2", "<Eget> företag")]), ("Studier", [("S1", "Studier")])]


def test_a_select_is_drawn_as_django_draws_it():
    from django.forms.renderers import DjangoTemplates

    field = forms.ChoiceField(choices=GROUPED)
    own = field.widget.render("kind", "A&2", {"class": "x"})
    theirs = field.widget.render("kind", "A&2", {"class": "x"}, renderer=DjangoTemplates())
    assert parse_html(own) == parse_html(theirs)
    assert own.count("selected") == 1


def test_no_line_ends_within_a_day():
    assert (
        components.whole_days("known up to 2026-03-12 & later")
        == 'known up to <span class="day">2026-03-12</span> &amp; later'
    )
    assert components.whole_days("12026-03-12") == "12026-03-12"
