"""Tables and columns that the public does not get; `report.public` says why."""

LEFT_OUT = frozenset({"caseload", "incidence_curve"})
LEFT_OUT_COLUMNS = {"flow_by_month": frozenset({"under_way"})}
