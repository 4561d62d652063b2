"""The colours of an article's speakers, which stay while one works."""

from pathlib import Path

from reader.config import State
from tests.widgets.desk import at_the_desk


async def test_nobodys_colour_changes_in_whatever_order_one_answers(tmp_path: Path) -> None:
    names = ("Ani Rahma", "Bima Putra", "Citra Wening", "Dedi Asmoro", "Eka Banyu", "Fajar Laras")
    lines = [f'"Jalan ini sudah selesai," kata {name}, Senin.' for name in names]
    text = "\n\n".join(("Jalan Ranu Selesai", *lines, ""))
    async with at_the_desk(tmp_path, text, state=State(tour_done=True, suggest="all")) as hands:
        before = dict(hands.desk.view.marks.slots)
        assert len(before) == len(set(before.values())) == len(names)
        for name in reversed(names):
            hands.stand_in(name)
            await hands.press("[", "enter")
            await hands.settle()
            assert hands.desk.view.marks.slots == before
        assert len(hands.marked()) > 1
