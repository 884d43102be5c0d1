"""Addresses hold keys and numbers only: never a word about a meeting."""

from django.urls import include, path

from . import booking, handing_over, held, paper, show, tasks, work_list, writing

of_meeting = [
    path("", show.show, name="show"),
    path("call/", booking.call, name="call"),
    path("move/", booking.move, name="move"),
    path("cancel/", booking.cancel, name="cancel"),
    path("tell/", booking.tell, name="tell"),
    path("calls/<int:call_id>/answer/", booking.answer_to, name="answer"),
    path("calendar/", paper.calendar, name="calendar"),
    path("screen/", show.screen, name="screen"),
    path("minutes/", writing.minutes, name="minutes"),
    path("minutes/finish/", writing.finish, name="finish"),
    path("minutes/amend/", writing.amend, name="amend"),
    path("minutes/hand-over/", handing_over.hand_over, name="hand_over"),
    path("minutes/<int:number>/", show.version, name="version"),
    path("minutes/<int:number>/record/", paper.record, name="record"),
    path("minutes/<int:number>/record/pdf/", paper.record_pdf, name="record_pdf"),
    path("tasks/new/", tasks.add, name="add_task"),
    path("tasks/<int:task_id>/", tasks.change, name="change_task"),
    path("tasks/<int:task_id>/remove/", tasks.remove, name="remove_task"),
    path("tasks/<int:task_id>/report/", tasks.report, name="report_task"),
]
of_case = [
    path("", show.of_case, name="of_case"),
    path("new/", booking.book, name="book"),
    path("<slug:meeting_key>/", include(of_meeting)),
]
of_call = [
    path("", held.call, name="held_call"),
    path("answer/", held.answer_call, name="answer_held"),
    path("calendar/", held.calendar, name="held_calendar"),
]
of_minutes = [
    path("", held.minutes, name="held_minutes"),
    path("tasks/<int:task_id>/", held.report, name="report_held"),
]
own = [
    path("cases/<slug:case_key>/meetings/", include(of_case)),
    path("participants/<slug:key>/calls/<slug:disclosure_key>/", include(of_call)),
    path("participants/<slug:key>/minutes/<slug:disclosure_key>/", include(of_minutes)),
    path("meetings/", work_list.meetings, name="work_list"),
    path("tasks/", work_list.tasks, name="tasks"),
]

urlpatterns = [path("", include((own, "meetings")))]
