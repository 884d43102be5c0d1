"""Tables of the 2011 report, and small ones, made by hand for charts and documents to show."""

from datetime import date

from stegvis.core.shapes import HIDDEN, Chart, ChartKind, Column, Kind, Period, Sentence, Share, Table

CODE = Column("code", "Code", Kind.CODE)
PERIOD = Period(date(2009, 2, 1), date(2010, 12, 31))


def age_by_sex(*, hidden: tuple[int, int] | None = None) -> Table:
    rows: list[list[object]] = [
        ["18-24", "18–24", 0, 0, 0],
        ["25-29", "25–29", 1, 2, 3],
        ["30-39", "30–39", 29, 24, 53],
        ["40-49", "40–49", 24, 32, 56],
        ["50-59", "50–59", 7, 17, 24],
        ["60-", "60–", 0, 0, 0],
        ["total", "Total", 61, 75, 136],
    ]
    if hidden:
        rows[hidden[0]][hidden[1]] = HIDDEN
    return Table(
        id="age_by_sex",
        title="Participants by age and sex",
        columns=(
            CODE,
            Column("label", "Age", Kind.LABEL),
            Column("women", "Women"),
            Column("men", "Men"),
            Column("total", "Total"),
        ),
        rows=tuple(tuple(row) for row in rows),
        unit="cases",
        population="All who started in the period",
        period=PERIOD,
        cut_off=date(2011, 1, 31),
        notes=("Age in whole years at start.",),
    )


def af_before_after() -> Table:
    counts = (
        ("11", "Arbetssökande 100 %", 28, 12),
        ("14", "Arbetssökande med förhinder", 0, 1),
        ("22", "Timanställning", 4, 4),
        ("33", "Nystartsjobb", 0, 2),
        ("38", "Utvecklingsanställning/komjobb", 1, 2),
        ("42", "Lönebidragsanställning", 0, 1),
        ("70", "Jobb- och utvecklingsgarantin fas 1–2", 3, 5),
        ("81", "Arbetsmarknadsutbildning", 1, 0),
        ("83", "Förberedande arbetsmarknadsutbildning", 0, 1),
        ("fas3", "Jobb- och utvecklingsgarantin fas 3", 0, 1),
        ("none", "Ej aktuell", 1, 9),
        ("total", "Total", 38, 38),
    )
    columns = (CODE, Column("label", "Category", Kind.LABEL), Column("before", "Before"), Column("after", "After"))
    return Table(
        id="af_before_after",
        title="AF category before and after",
        columns=columns,
        rows=counts,
        unit="cases",
        columns_add_up=False,
    )


def incidence_curve() -> Table:
    points = ((0, 0.0, 0.0, 0.0), (2, 0.04, 0.02, 0.09), (4, 0.1, 0.06, 0.17), (7, 0.18, 0.12, 0.26))
    later = ((10, 0.23, 0.17, 0.31), (12, 0.25, 0.185, 0.329), (16, 0.31, 0.24, 0.4), (20, 0.34, 0.26, 0.44))
    columns = (
        CODE,
        Column("months", "Months", Kind.NUMBER, unit="months"),
        Column("share", "Share", Kind.SHARE),
        Column("low", "Low", Kind.SHARE),
        Column("high", "High", Kind.SHARE),
    )
    rows = tuple((str(m), m, Share(s), Share(low), Share(high)) for m, s, low, high in (*points, *later))
    return Table(
        id="incidence_curve",
        title="Work or studies since start",
        columns=columns,
        rows=rows,
        unit="cases",
        rows_add_up=False,
        columns_add_up=False,
    )


def by_month(*, months: int = 23, hidden: int | None = None) -> Table:
    def row(place: int) -> tuple[object, ...]:
        year, month = divmod(1 + place, 12)
        started = HIDDEN if place == hidden else (place * 5) % 11
        return f"{2009 + year}-{month + 1:02d}", f"{2009 + year}-{month + 1:02d}", started, (place * 3) % 6

    columns = (CODE, Column("label", "Month", Kind.LABEL), Column("started", "Started"), Column("exited", "Exited"))
    rows = tuple(row(place) for place in range(months))
    return Table(
        id="by_month", title="Starts and exits", columns=columns, rows=rows, unit="cases", columns_add_up=False
    )


def flow() -> Table:
    rows = (
        ("identified", "Hittade i målgruppen", 500),
        ("referred", "Remitterade", 160),
        ("not_started", "Startade inte", HIDDEN),
        ("started", "Startade", 136),
        ("under_way", "Pågår", 77),
        ("exited", "Avslutade", 59),
        ("followed_up", "Följdes upp", 40),
        ("lost", "Gick inte att nå", 4),
    )
    columns = (CODE, Column("label", "Step", Kind.LABEL), Column("number", "Number"))
    return Table(id="flow", title="The way through", columns=columns, rows=rows, unit="cases", rows_add_up=False)


def balance() -> Table:
    rows = (
        ("c1", "Age", 0.31, 0.02),
        ("c2", "Women", -0.18, None),
        ("c3", "Income", 0.07, HIDDEN),
    )
    headings = (Column("smd_before", "Before", Kind.NUMBER), Column("smd_after", "After", Kind.NUMBER))
    columns = (CODE, Column("label", "Covariate", Kind.LABEL), *headings)
    return Table(id="balance", title="How alike", columns=columns, rows=rows, unit="cases", rows_add_up=False)


def scores() -> Table:
    rows = (("b1", 0.0, 0.1, 6, 300), ("b2", 0.1, 0.2, HIDDEN, 40), ("b3", 0.2, 0.5, 30, 0))
    edges = (Column("low", "From", Kind.NUMBER), Column("high", "To", Kind.NUMBER))
    columns = (CODE, *edges, Column("treated", "Took part"), Column("control", "Controls"))
    return Table(id="scores", title="Scores", columns=columns, rows=rows, unit="cases", rows_add_up=False)


TABLES = {
    ChartKind.BARS: age_by_sex,
    ChartKind.BEFORE_AFTER: af_before_after,
    ChartKind.INCIDENCE: incidence_curve,
    ChartKind.INFLOW: by_month,
    ChartKind.FLOW: flow,
    ChartKind.LOVE: balance,
    ChartKind.OVERLAP: scores,
}


def chart(kind: ChartKind, table: Table | None = None) -> Chart:
    shown = table or TABLES[kind]()
    return Chart(
        id=f"{shown.id}_chart",
        kind=kind,
        title=shown.title,
        table=shown,
        sentence=Sentence("{number} in all.", {"number": 136}),
    )
