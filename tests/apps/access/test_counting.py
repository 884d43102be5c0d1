from django.db.models import Count, Exists, OuterRef

from stegvis.apps.access.counting import count_by, count_together
from stegvis.apps.access.models import Membership, Organisation, User


def test_a_row_that_a_join_finds_often_counts_once(cast):
    with_staff = Organisation.objects.filter(memberships__role__in=["case_worker", "registrar"])
    assert with_staff.count() > with_staff.distinct().count()
    assert count_together([with_staff]) == [with_staff.distinct().count()]


def test_rows_may_be_annotated_ordered_and_chosen_by_what_they_were_annotated_with(cast, django_assert_num_queries):
    sees = Membership.objects.filter(user=OuterRef("pk"), sees_protected=True)
    trusted = User.objects.annotate(sees=Exists(sees)).filter(sees=True).order_by("name")
    large = Organisation.objects.annotate(staff=Count("memberships")).filter(staff__gt=1)
    asked = [trusted, Organisation.objects.none(), large.filter(pk__in=large.values("pk")), User.objects.all()]
    expected = [len(each) for each in asked]
    assert expected[0] > 0
    assert expected[2] > 0
    with django_assert_num_queries(1):
        assert count_together(asked) == expected


def test_rows_are_counted_by_a_code(cast):
    rows, nobody = Membership.objects.all(), Membership.objects.none()
    by_role, all_of_them, none = count_by([(rows, "role"), (rows, ""), (nobody, "role")])
    assert by_role == {role: rows.filter(role=role).count() for role in set(rows.values_list("role", flat=True))}
    assert (sum(all_of_them.values()), none) == (rows.count(), {})


def test_nothing_asked_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert count_together([]) == []
