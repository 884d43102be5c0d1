from dataclasses import replace
from datetime import date

import pytest

from stegvis.core.language import Words
from stegvis.core.report import EVALUATION_2011, ProjectFacts, compose
from stegvis.core.report.fingerprint import fingerprint
from stegvis.core.report.shortened import shortened
from stegvis.core.shapes import HIDDEN, Audience, Block, BlockKind, Chart, Table
from tests.core.charts import hand_made

ENGLISH = Words("en")
FACTS = ProjectFacts(title="Utrikesfödda", association="The association", cut_off=date(2011, 1, 31))
TABLES = {table.id: table for table in (hand_made.age_by_sex(), hand_made.af_before_after())}


def composed(tables=TABLES, *, texts=None, audience=Audience.INTERNAL, project=FACTS) -> tuple[Block, ...]:
    return compose(tables, preset=EVALUATION_2011, texts=texts or {}, project=project, audience=audience)


def by_id(blocks) -> dict[str, Block]:
    return {block.id: block for block in blocks}


def words(blocks) -> list[str]:
    return [ENGLISH.text(block.content) for block in blocks if not isinstance(block.content, Table | Chart)]


def test_no_two_blocks_have_the_same_id():
    for audience in Audience:
        ids = [block.id for block in composed(audience=audience)]
        assert len(ids) == len(set(ids))


def test_the_parts_of_the_2011_report_stand_in_its_order():
    headings = [block.content for block in composed() if block.kind is BlockKind.HEADING and block.level == 1]
    assert headings == [
        "Summary",
        "Background and mapping",
        "The commission",
        "Method",
        "Statistics",
        "Self-evaluations of the staff",
        "Interviews",
        "How the work was done",
        "Conclusions",
        "Open questions",
        "Appendix",
    ]


def test_a_text_that_nobody_has_written_is_a_prompt_in_the_internal_draft():
    prompt = by_id(composed())["summary"]
    assert prompt.kind is BlockKind.PROMPT
    assert ENGLISH.text(prompt.content).startswith("Write here: What is the most important")


def test_a_written_text_stands_in_its_place_as_it_was_written():
    block = by_id(composed(texts={"summary": "We did *well*."}))["summary"]
    assert (block.kind, block.content) == (BlockKind.TEXT, "We did *well*.")


def test_the_published_report_leaves_out_what_is_not_written_and_lists_it():
    blocks = composed(texts={"summary": "Done."}, audience=Audience.PUBLIC)
    assert not [block for block in blocks if block.kind is BlockKind.PROMPT]
    assert "Interviews" not in [block.content for block in blocks if block.kind is BlockKind.HEADING]
    missing = by_id(blocks)["missing_texts"].content
    assert "interviews_participants" in missing.column("code")
    assert "summary" not in missing.column("code")


def test_blank_text_counts_as_not_written():
    assert by_id(composed(texts={"summary": " \n "}))["summary"].kind is BlockKind.PROMPT


def test_a_report_with_every_text_says_so():
    texts = {entry.id: "Written." for entry in EVALUATION_2011.questions}
    assert "Every text of the report has been written." in words(composed(texts=texts, audience=Audience.PUBLIC))


def test_a_text_for_no_question_is_refused():
    with pytest.raises(KeyError, match="sumary"):
        composed(texts={"sumary": "x"})


def test_a_table_that_the_data_lack_is_said_plainly():
    assert "The table “Follow-ups after exit” is not in the report: the data at hand do not give it." in words(
        composed()
    )


def test_a_table_without_a_place_of_its_own_stands_in_the_appendix():
    own = replace(hand_made.flow(), id="of_our_own")
    ids = [block.id for block in composed({**TABLES, "of_our_own": own})]
    assert ids.index("of_our_own") > ids.index("part_rest")


def test_every_chart_has_its_table_in_the_report():
    tables = {**TABLES, "incidence_curve": hand_made.incidence_curve()}
    blocks = composed(tables)
    charts = [block.content.table.id for block in blocks if isinstance(block.content, Chart)]
    assert set(charts) == {"age_by_sex", "af_before_after", "incidence_curve"}
    assert set(charts) <= {block.content.id for block in blocks if isinstance(block.content, Table)}


def test_change_is_said_not_to_be_an_effect_unless_there_is_a_control_group():
    sentence = "This is a change, not an effect: there is no control group to compare with."
    assert sentence in words(composed())
    assert sentence not in words(composed(project=replace(FACTS, control_group=True)))


def test_computed_blocks_carry_their_fingerprint_and_cut_off():
    blocks = by_id(composed())
    for name in ("age_by_sex", "age_by_sex_chart", "age_by_sex_sentence_1"):
        assert len(blocks[name].fingerprint or "") == 16
        assert blocks[name].cut_off == date(2011, 1, 31)
    assert blocks["summary"].fingerprint is None


def test_a_changed_number_changes_the_fingerprints_and_only_those_about_it():
    rows = tuple((*row[:2], 30, *row[3:]) if row[0] == "30-39" else row for row in TABLES["age_by_sex"].rows)
    before = by_id(composed())
    after = by_id(composed({**TABLES, "age_by_sex": TABLES["age_by_sex"].with_rows(rows)}))
    changed = {id_ for id_ in before if before[id_].fingerprint != after[id_].fingerprint}
    assert {"age_by_sex", "age_by_sex_chart", "origins"} <= changed
    assert "af_before_after" not in changed
    assert "af_before_after_sentence_1" not in changed


def test_a_fingerprint_tells_hidden_from_missing_and_zero():
    prints = {fingerprint(hand_made.age_by_sex())}
    for value in (HIDDEN, None, 0):
        rows = tuple((*row[:2], value, *row[3:]) if row[0] == "30-39" else row for row in TABLES["age_by_sex"].rows)
        prints.add(fingerprint(TABLES["age_by_sex"].with_rows(rows)))
    assert len(prints) == 4


def test_a_better_title_leaves_the_fingerprint_as_it_was():
    table = hand_made.age_by_sex()
    assert fingerprint(replace(table, title="Another", notes=("New",))) == fingerprint(table)


def test_the_checklist_names_where_an_item_is_filled():
    rows = {row[0]: row for row in by_id(composed(texts={"summary": "x"}))["checklist"].content.rows}
    assert rows["STROBE 1"][2:] == ("yes", "Summary")
    assert rows["STROBE 14"][2:] == ("yes", "Who took part")
    assert rows["STROBE 22"][2:] == ("no", None)


def test_the_origins_list_every_table_with_its_fingerprint():
    origins = by_id(composed())["origins"].content
    assert {row[0]: row[3] for row in origins.rows} == {id_: fingerprint(table) for id_, table in TABLES.items()}


def test_a_long_table_leaves_out_rows_of_nobody_and_says_how_many():
    table = hand_made.by_month()
    short = shortened(table)
    empty = [row for row in table.rows if row[2:] == (0, 0)]
    assert empty
    assert len(short.rows) == len(table.rows) - len(empty)
    assert ENGLISH.text(short.notes[-1]) == f"{len(empty)} rows without anybody are not shown here."


def test_a_short_table_and_hidden_cells_are_shown_whole():
    assert shortened(hand_made.age_by_sex()) == hand_made.age_by_sex()
    hidden = hand_made.by_month().with_rows(tuple((*row[:2], HIDDEN, 0) for row in hand_made.by_month().rows))
    assert shortened(hidden) == hidden
