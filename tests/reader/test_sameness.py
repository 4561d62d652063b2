"""Which pages are later versions, in scripts with blanks between words and in those without."""

from __future__ import annotations

import pytest

from reader.ingest.plain import article_from_text
from reader.sameness import no_version

LINES = {
    "en": [
        "The town council met on Monday to talk about the old bridge over the river.",
        "Its members want to close one lane until the end of the summer holidays.",
        "Shopkeepers on both banks fear that fewer people will come to the market.",
    ],
    "ja": [
        "町議会は月曜日に川に架かる古い橋について話し合った。",
        "議員たちは夏休みが終わるまで片側の車線を閉じたいと考えている。",
        "両岸の商店主は市場に来る人が減ることを心配している。",
    ],
    "zh": [
        "镇议会星期一讨论了横跨河流的旧桥问题。",
        "议员们希望在暑假结束之前关闭一条车道。",
        "两岸的店主担心来市场的人会越来越少。",
    ],
    "th": [
        "สภาเมืองประชุมเมื่อวันจันทร์เรื่องสะพานเก่าข้ามแม่น้ำ",
        "สมาชิกต้องการปิดช่องจราจรหนึ่งช่องจนถึงปลายฤดูร้อน",
        "เจ้าของร้านทั้งสองฝั่งกลัวว่าคนจะมาตลาดน้อยลง",
    ],
}
OTHERS = {
    "en": "Farmers in the north brought in more wheat this year than ever before, they told us "
    "when we asked them about prices, rain and what they expect of the winter that is coming.",
    "ja": "北部の農家は今年これまでになく多くの小麦を収穫した。価格や雨、これから来る冬に"
    "何を期待するかを尋ねると、彼らは笑ってそう答えた。",
    "zh": "北方的农民今年收获的小麦比以往任何时候都多。当我们问起价格、雨水和对即将到来的"
    "冬天的期待时，他们笑着这样回答。",
    "th": "ชาวนาทางเหนือเก็บเกี่ยวข้าวสาลีได้มากกว่าทุกปี พวกเขาตอบเช่นนั้นเมื่อเราถามถึงราคา "
    "ฝน และสิ่งที่คาดหวังจากฤดูหนาวที่กำลังจะมาถึง",
}


@pytest.mark.parametrize("code", list(LINES))
def test_an_edited_text_under_another_headline_is_a_later_version(code: str) -> None:
    first, second, third = LINES[code]
    before = article_from_text("".join(LINES[code]))
    # In scripts without blanks the whole text may be one word to who looks for blanks.
    after = article_from_text(f"{third[:-6]}{first}{second[4:]}")
    assert not no_version(before, after)
    assert not no_version(before, before)


@pytest.mark.parametrize("code", list(LINES))
def test_another_article_and_a_stub_are_none(code: str) -> None:
    before = article_from_text("".join(LINES[code]))
    assert "another article" in no_version(before, article_from_text(OTHERS[code]))
    stub = article_from_text(LINES[code][0][:12])
    assert "came back" in no_version(before, stub)
