"""Says, while a referral is written, what a number tells, and the name of whom one already works with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from stegvis.apps.access.roles import Permission
from stegvis.apps.people import queries as people
from stegvis.core.personal_numbers import NotAPersonalNumber, parse
from stegvis.web.common.access import require, staff
from stegvis.web.common.codes import words
from stegvis.web.common.pages import render_page


@require_POST
@require(Permission.REFER)
def check(request: HttpRequest) -> HttpResponse:
    today, text = timezone.localdate(), request.POST.get("number", "").strip()
    if not text:
        return HttpResponse("")
    context: dict[str, Any] = {}
    try:
        context["number"] = number = parse(text, as_of=today)
        context["age"] = people.age(number.born, today)
        context["found"] = people.find_by_number(staff(request), number, today)
    except NotAPersonalNumber as problem:
        context["problems"] = [words().finding(each) for each in problem.findings]
    return render_page(request, "referrals/number_check.html", context)
