"""The parts of an evaluation of 2011, in its order, with what its makers lacked: denominators, intervals, follow-up."""

from stegvis.core.marking import _
from stegvis.core.report.preset import (
    Checklist,
    Drawn,
    Elsewhere,
    Entry,
    MissingTexts,
    Origins,
    Part,
    Preset,
    RestOfTables,
    Stated,
    Tabled,
    Told,
    Written,
)
from stegvis.core.report.sentences import (
    by_group,
    change,
    curve,
    exits,
    follow_up,
    goal,
    households,
    months,
    participants,
    way,
)
from stegvis.core.shapes import ChartKind

CHANGE = _("This is a change, not an effect: there is no control group to compare with.")

SUMMARY: tuple[Entry, ...] = (
    Part("part_summary", 1, _("Summary")),
    Written("summary", _("What is the most important that a reader should know?")),
    Told("goal_progress", goal.main, id="summary_goal"),
    Stated("stated_summary_change", CHANGE, lambda facts: not facts.control_group),
)
BACKGROUND: tuple[Entry, ...] = (
    Part("part_background", 1, _("Background and mapping")),
    Written("background", _("Which need led to the project, and how was it found?")),
    Part("part_mapping", 2, _("What the mapping showed")),
    Written("mapping", _("What did the mapping of the target group show: background, education, language, health?")),
)
COMMISSION: tuple[Entry, ...] = (
    Part("part_commission", 1, _("The commission")),
    Written("commission", _("What was agreed: scope, place, time, parties and staff?")),
    Part("part_target_group", 2, _("Target group")),
    Written("target_group", _("Who could take part, and how were they found?")),
    Part("part_goals", 2, _("Goals")),
    Written("goals", _("Which were the goals for the individual, for the operation and for the result?")),
    Part("part_funding", 2, _("Funding")),
    Written("funding", _("Who paid, how much, and what did it cost?")),
    Part("part_staffing", 2, _("Staffing")),
    Tabled("staffing", _("Staffing by party and quarter, full-time equivalents")),
)
METHOD: tuple[Entry, ...] = (
    Part("part_method", 1, _("Method")),
    Written("method", _("How was the evaluation made, by whom, and when?")),
    Part("part_sources", 2, _("Sources")),
    Written(
        "sources", _("Which registers and lists were used, who gave access, and how were they cleaned and linked?")
    ),
    Part("part_reading", 2, _("How to read the figures")),
    Stated(
        "stated_intervals",
        _(
            "Every share stands with its numerator and its denominator. The interval is one of 95 per cent, if these "
            "cases are seen as a sample of comparable cases. Unknown is a row or a column of its own: it is never "
            "counted as a success and never left out."
        ),
    ),
    Stated("stated_change", CHANGE, lambda facts: not facts.control_group),
    Stated(
        "stated_unequal",
        _(
            "Participants started at different times, so some have been followed for long and some briefly. Shares of "
            "those who have started are therefore called “so far at least”, and the curve takes the times into account."
        ),
    ),
    Part("part_limits", 2, _("Limits")),
    Written("limits", _("What can the data not tell, and what may have gone wrong?")),
)
FLOW: tuple[Entry, ...] = (
    Part("part_statistics", 1, _("Statistics")),
    Part("part_flow", 2, _("The way through the project")),
    Told("flow", way.steps),
    Drawn("flow", ChartKind.FLOW, way.steps),
    Tabled("flow", _("The way through the project")),
    Tabled("flow_shares", _("Shares that reached each step")),
    Told("flow_by_month", months.says),
    Drawn("flow_by_month", ChartKind.INFLOW, months.says),
    Written("comment_flow", _("What explains the flow: who never started, and why?")),
)
PARTICIPANTS: tuple[Entry, ...] = (
    Part("part_participants", 2, _("Who took part")),
    Told("age_by_sex", participants.says),
    Tabled("age_by_sex", _("Participants by age and sex")),
    Drawn("age_by_sex", ChartKind.BARS, participants.says),
    Told("age_at_start", participants.ages),
    Tabled("age_at_start", _("Age at start, by sex")),
    Tabled("education_by_sex", _("Education by sex")),
    Tabled("public_support_time", _("Time on public support before start")),
    Written("comment_participants", _("Did the project reach those it was meant for?")),
)
EXITS: tuple[Entry, ...] = (
    Part("part_exits", 2, _("Exits")),
    Told("exits_by_sex", exits.says),
    Tabled("exits_by_sex", _("Exits by reason and sex")),
    Drawn("exits_by_sex", ChartKind.BARS, exits.says),
    Tabled("time_to_exit", _("Time from start to exit, by sex")),
    Written("comment_exits", _("What do the reasons mean in practice?")),
)
GOAL: tuple[Entry, ...] = (
    Part("part_goal", 2, _("How far the result goal was reached")),
    Told("goal_progress", goal.says),
    Tabled("goal_progress", _("How far the goal was reached")),
    Drawn("incidence_curve", ChartKind.INCIDENCE, curve.says),
    Told("incidence_curve", curve.says),
    Written("comment_goal", _("What do the shares say, and what do they not say?")),
    Part("part_by_sex", 3, _("Results by sex")),
    Told("outcome_by_sex", by_group.says),
    Tabled("outcome_by_sex", _("Work or studies at exit, by sex")),
    Part("part_by_group", 3, _("Results by other groups")),
    Tabled("outcome_by_age", _("Work or studies at exit, by age at start")),
    Tabled("outcome_by_origin", _("Work or studies at exit, by region of birth")),
    Tabled("outcome_by_municipality", _("Work or studies at exit, by municipality")),
)
BEFORE_AFTER: tuple[Entry, ...] = (
    Part("part_af", 2, _("At the employment service before and after")),
    Told("af_before_after", change.says),
    Tabled("af_before_after", _("Category at the employment service before and after")),
    Drawn("af_before_after", ChartKind.BEFORE_AFTER, change.says),
    Elsewhere("af_transitions"),
    Stated("stated_af_change", CHANGE, lambda facts: not facts.control_group),
    Written("comment_af", _("What explains the change between the two days?")),
    Part("part_livelihood", 2, _("Livelihood before and after")),
    Told("livelihood_before_after", change.says),
    Tabled("livelihood_before_after", _("Livelihood before and after")),
    Drawn("livelihood_before_after", ChartKind.BEFORE_AFTER, change.says),
    Elsewhere("livelihood_transitions"),
    Stated("stated_livelihood_change", CHANGE, lambda facts: not facts.control_group),
    Written("comment_livelihood", _("What explains the change in livelihood?")),
    Part("part_occupation", 2, _("Occupation before and after")),
    Told("occupation_before_after", change.says),
    Tabled("occupation_before_after", _("Occupation before and after")),
    Stated("stated_occupation_change", CHANGE, lambda facts: not facts.control_group),
)
ASSISTANCE: tuple[Entry, ...] = (
    Part("part_assistance", 2, _("Social assistance")),
    Told("payments_by_household", households.paid),
    Tabled("payments_by_household", _("Social assistance by household")),
    Told("assistance_before_start", households.regular),
    Tabled("assistance_before_start", _("Social assistance in the months before start")),
    Tabled("persons_by_household", _("Persons and their households")),
    Written("comment_assistance", _("What do the sums say about the households' need over time?")),
)
AFTERWARDS: tuple[Entry, ...] = (
    Part("part_followups", 2, _("Follow-up after exit")),
    Told("followups", follow_up.says),
    Tabled("followups", _("Follow-ups after exit")),
    Stated("stated_followup_change", CHANGE, lambda facts: not facts.control_group),
    Written("comment_followups", _("Who could not be reached, and what may that mean for the result?")),
    Part("part_caseload", 2, _("Cases per worker")),
    Tabled("caseload", _("Cases per worker")),
    Part("part_deviations", 2, _("Deviations between the authorities")),
    Written("deviations", _("Which gaps between the authorities were reported, and what came of them?")),
)
VOICES: tuple[Entry, ...] = (
    Part("part_self_evaluations", 1, _("Self-evaluations of the staff")),
    Written("self_evaluations", _("What did the staff answer, round by round?")),
    Part("part_obstacles", 2, _("Obstacles")),
    Written("obstacles", _("What stood in the way?")),
    Part("part_success", 2, _("What led to success")),
    Written("success", _("What made the work succeed?")),
    Part("part_interviews", 1, _("Interviews")),
    Part("part_interviews_participants", 2, _("Participants")),
    Written("interviews_participants", _("What did the participants say, how many were asked, and how many answered?")),
    Part("part_interviews_referrers", 2, _("Referrers")),
    Written("interviews_referrers", _("What did those who referred say?")),
    Part("part_process", 1, _("How the work was done")),
    Written("process", _("How does a participant go through the project, step by step?")),
    Part("part_cooperation", 2, _("What came of working together")),
    Written("cooperation", _("What came of working together, for the participants and for the authorities?")),
    Part("part_development", 2, _("What should be developed")),
    Written("development", _("What should be developed?")),
)
CONCLUSIONS: tuple[Entry, ...] = (
    Part("part_conclusions", 1, _("Conclusions")),
    Part("part_conclusion_result", 2, _("The result goal")),
    Told("goal_progress", goal.main, id="conclusion_goal"),
    Written("conclusion_result", _("Was the result goal reached, and how sure can one be?")),
    Part("part_conclusion_individual", 2, _("The goal for the individual")),
    Written("conclusion_individual", _("Was the goal for the individual reached, and what supports that?")),
    Part("part_conclusion_operation", 2, _("The goal for the operation")),
    Written("conclusion_operation", _("Was the goal for the operation reached, and what supports that?")),
    Part("part_generalisability", 2, _("For whom else this may hold")),
    Written("generalisability", _("For whom else, and where else, may the results hold?")),
    Part("part_open_questions", 1, _("Open questions")),
    Written("open_questions", _("What do we still not know, and how can it be found out?")),
)
APPENDIX: tuple[Entry, ...] = (
    Part("part_appendix", 1, _("Appendix")),
    Part("part_rest", 2, _("Other tables")),
    RestOfTables(),
    Part("part_missing", 2, _("Texts that are missing")),
    MissingTexts(),
    Part("part_checklist", 2, _("Reporting guidelines")),
    Checklist(),
    Part("part_origins", 2, _("What the figures were computed from")),
    Stated(
        "stated_origins",
        _("The tables are also in tables.json. The code that computed them is open: the program is called Stegvis."),
    ),
    Origins(),
)

EVALUATION_2011 = Preset(
    id="evaluation_2011",
    title=_("Evaluation"),
    entries=(
        *SUMMARY,
        *BACKGROUND,
        *COMMISSION,
        *METHOD,
        *FLOW,
        *PARTICIPANTS,
        *EXITS,
        *GOAL,
        *BEFORE_AFTER,
        *ASSISTANCE,
        *AFTERWARDS,
        *VOICES,
        *CONCLUSIONS,
        *APPENDIX,
    ),
)
