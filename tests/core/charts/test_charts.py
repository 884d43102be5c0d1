from dataclasses import replace

import pytest
from defusedxml import ElementTree

from stegvis.core.charts import alternative_text, pngs, svg
from stegvis.core.charts.look import DARK, LIGHT, Look
from stegvis.core.language import Words
from stegvis.core.shapes import ChartKind
from tests.core.charts import hand_made

ENGLISH = Words("en")


def texts(drawing: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("kind", ChartKind)
def test_every_kind_is_drawn_as_well_formed_svg_in_inter(kind):
    drawing = svg(hand_made.chart(kind), ENGLISH)
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
    assert 'font-family="Inter"' in drawing


@pytest.mark.parametrize("kind", ChartKind)
def test_a_dark_drawing_stands_on_dark_paper(kind):
    assert f'fill="{DARK.paper}"' in svg(hand_made.chart(kind), ENGLISH, dark=True)


def test_months_in_which_nobody_came_yet_are_drawn_as_an_empty_picture():
    months = hand_made.by_month()
    total = tuple(row for row in months.rows if row[0] == "total")
    drawing = svg(hand_made.chart(ChartKind.INFLOW, replace(months, rows=total)), ENGLISH)
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"


def test_bars_carry_their_numbers_and_the_series_their_names():
    written = texts(svg(hand_made.chart(ChartKind.BARS), ENGLISH))
    assert {"29 women", "24 men", "32", "17"} <= set(written)


def test_the_total_is_not_drawn():
    written = texts(svg(hand_made.chart(ChartKind.BARS), ENGLISH))
    assert "Total" not in written
    assert not {"61", "75", "136"} & set(written)


def test_a_hidden_cell_is_a_word_and_not_a_zero():
    zeros = texts(svg(hand_made.chart(ChartKind.BARS), ENGLISH)).count("0")
    written = texts(svg(hand_made.chart(ChartKind.BARS, hand_made.age_by_sex(hidden=(2, 2))), ENGLISH))
    assert written.count("hidden") == 1
    assert written.count("0") == zeros
    assert not [text for text in written if text.startswith("29")]


def test_a_hidden_month_is_a_word_in_its_place():
    written = texts(svg(hand_made.chart(ChartKind.INFLOW, hand_made.by_month(hidden=3)), ENGLISH))
    assert written.count("hidden") == 1


def test_a_hidden_step_of_the_way_is_a_word():
    written = texts(svg(hand_made.chart(ChartKind.FLOW), ENGLISH))
    assert "hidden" in written
    assert "136" in written


def test_before_and_after_need_their_columns():
    with pytest.raises(ValueError, match="before"):
        svg(hand_made.chart(ChartKind.BEFORE_AFTER, hand_made.age_by_sex()), ENGLISH)


def test_the_curve_ends_with_its_share():
    assert "34.0%" in texts(svg(hand_made.chart(ChartKind.INCIDENCE), ENGLISH))


def test_the_alternative_text_reads_the_sentence_and_the_values():
    text = alternative_text(hand_made.chart(ChartKind.BARS), ENGLISH)
    assert text.startswith("Participants by age and sex. 136 in all.")
    assert "30–39: Women 29, Men 24, Total 53" in text


def test_a_long_table_is_read_out_in_part_and_says_so():
    text = alternative_text(hand_made.chart(ChartKind.INFLOW), ENGLISH)
    assert text.count(";") == 11
    assert "2009-02" in text
    assert "2010-12" in text
    assert text.endswith("The table has every value.")


def test_a_hidden_value_is_read_out_as_hidden():
    table = hand_made.age_by_sex(hidden=(2, 2))
    assert "30–39: Women hidden" in alternative_text(hand_made.chart(ChartKind.BARS, table), ENGLISH)


def width(picture: bytes) -> int:
    assert picture.startswith(b"\x89PNG")
    return int.from_bytes(picture[16:20])


def test_drawings_become_pictures_of_the_resolution_asked_for():
    drawings = [svg(hand_made.chart(kind), ENGLISH) for kind in (ChartKind.FLOW, ChartKind.BARS)]
    coarse, fine = (pngs(drawings, dots_per_inch=dots) for dots in (96, 288))
    assert len(coarse) == len(fine) == 2
    assert coarse[0] != coarse[1]
    assert [width(picture) for picture in coarse] == pytest.approx([640, 640], abs=16)
    assert [width(picture) for picture in fine] == pytest.approx([1920, 1920], abs=48)


def test_no_drawings_are_no_pictures():
    assert pngs([]) == []


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_every_colour_can_be_read_on_its_paper(look: Look):
    for colour in (look.ink, look.quiet, *look.series):
        lighter, darker = sorted((luminance(colour), luminance(look.paper)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_a_love_plot_draws_sizes_that_are_known_and_both_limits():
    drawing = svg(hand_made.chart(ChartKind.LOVE), ENGLISH)
    assert {"0.1", "0.25", "before", "after", "Women"} <= set(texts(drawing))
    assert drawing.count('aria-roledescription="point"') == 4


def test_an_overlap_plot_draws_no_bin_that_is_hidden_or_empty():
    drawing = svg(hand_made.chart(ChartKind.OVERLAP), ENGLISH)
    assert {"Took part", "Controls"} <= set(texts(drawing))
    assert drawing.count('aria-roledescription="rect mark"') == 4
