"""Forms that draw themselves as Designsystemet's fields: `{{ form }}` or `{{ form.name.as_field_group }}`."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "common/forms/form.html"
    field_template_name = "common/forms/field.html"
