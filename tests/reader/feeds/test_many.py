"""Many feeds with every fault at once: each good item once, each fault told, politely."""

from __future__ import annotations

import re
from collections import Counter

from reader.feeds.subscriptions import new_feed, subscribe_all
from reader.library import Library
from tests.reader.feeds.conftest import QUICK, Newsroom
from tests.reader.feeds.many import FEEDS, ITEMS, STUBS, serve
from tests.servers import LoopbackServer


def test_199_items_of_50_feeds_with_faults(library: Library) -> None:
    with LoopbackServer(address="0.0.0.0") as server:
        many = serve(server, hung=0.5)
        room = Newsroom(library, server)
        followed = subscribe_all(library, [new_feed(address) for address in many.addresses])
        by_id = {result.feed.id: result.feed.url for result in followed}

        end = room.refresh()
        assert (end.new, end.failed, end.total) == (ITEMS, len(many.faults), FEEDS)
        assert Counter(room.titles()) == Counter(many.titles)
        failed = {by_id[e.feed]: e.error for e in room.events if e.event == "failed"}
        assert failed.keys() == many.faults.keys()
        for address, said in many.faults.items():
            wanted = [re.escape(part) for part in said.split("|")]
            assert re.search("|".join(wanted), failed[address]), failed[address]
            assert "\n" not in failed[address]
        assert server.most_connections <= QUICK.together
        assert len(server.asked("/robots.txt")) == STUBS
        texts = [library.read(row.id).article.text for row in library.rows("feed:kabar")]
        assert sum("nomor 7, yang ditunggu" in text for text in texts) == STUBS * 5

        asked = len(server.requests)
        again = room.refresh()
        assert again.new == 0
        assert Counter(room.titles()) == Counter(many.titles)
        later = {request.path: request.headers for request in server.requests[asked:]}
        conditional = {path for path in later if "if-none-match" in later[path]}
        assert conditional == many.etags.keys()
        assert all(later[path]["if-none-match"] == etag for path, etag in many.etags.items())
        assert not any("cookie" in headers for headers in later.values())
        assert not list(library.check())
