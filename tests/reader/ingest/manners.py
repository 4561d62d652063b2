"""How publishing systems mark who wrote an article: parts of pages of our own, in their manner."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from tests.reader.ingest.pages import paragraphs

ANI, BUDI, TARA = "Ani Laras", "Budi Karsa", "Tara Finn"


class Manner(NamedTuple):
    """What stands in a page's head and around its text, and who wrote and edited it by that."""

    name: str
    authors: tuple[str, ...] = (ANI,)
    editor: str = ""
    head: str = ""
    before: str = ""
    body: str = ""
    after: str = ""
    lang: str = "en"


def graph(*nodes: dict[str, Any]) -> str:
    """Return a script with ``nodes`` as WordPress's plug-ins write them, the article first."""
    article = {"@type": "NewsArticle", "headline": "Old harbour opens again", "@id": "#article"}
    first, *others = nodes
    data = {"@context": "https://schema.org", "@graph": [{**article, **first}, *others]}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"@type": "Person", "name": name, **more}


def firm(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def link(name: str, at: str = "/author/", marks: str = "") -> str:
    return f'<a href="{at}{name.lower().replace(" ", "-")}" {marks}>{name}</a>'


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}"><meta property="{name}" content="{content}">'


SITE = meta("og:site_name", "The Port Courant")
DAY = "<time datetime='2020-10-12T11:58:00+07:00'>October 12, 2020 11:58 am</time>"

DATA = (
    Manner(
        "persons of a graph by their ids",
        (ANI, BUDI),
        head=graph(
            {"author": [{"@id": "#ani"}, {"@id": "#budi"}]},
            person(ANI, **{"@id": "#ani"}),
            person(BUDI, **{"@id": "#budi"}),
            person(TARA, **{"@id": "#owner"}),
        ),
    ),
    Manner(
        "a person of a graph typed twice, an image within",
        head=graph(
            {"author": {"@id": "#ani"}},
            {
                "@type": ["Person", "Organization"],
                "@id": "#ani",
                "name": ANI,
                "image": {"@type": "ImageObject", "@id": "#image", "caption": TARA},
            },
        ),
    ),
    Manner("a list of strings", (ANI, BUDI), head=graph({"author": [ANI, BUDI]})),
    Manner("one string with a label", (ANI, BUDI), head=graph({"author": f"By {ANI} and {BUDI}"})),
    Manner("a list of names in a person", (ANI, BUDI), head=graph({"author": person([ANI, BUDI])})),
    Manner("a person in a person", head=graph({"author": person(person(ANI))})),
    Manner(
        "given and family names",
        head=graph({"author": {"givenName": "Ani", "familyName": "Laras"}}),
    ),
    Manner("capitals", ("ANI LARAS",), head=graph({"author": person("ANI LARAS")})),
    Manner("a rank behind a bar", head=graph({"author": person(f"{ANI} | Senior Reporter")})),
    Manner("a rank behind a dash", head=graph({"author": person(f"{ANI} - Political Editor")})),
    Manner("a place behind", head=graph({"author": person(f"{ANI} in Jakarta")})),
    Manner("a house behind", head=graph({"author": person(f"{ANI} for The Port Courant")}) + SITE),
    Manner("a handle behind", head=graph({"author": person(f"{ANI} @anilaras")})),
    Manner("an address behind", head=graph({"author": person(f"{ANI} <ani@news.example>")})),
    Manner("a degree", ("Ani Laras, S.H.",), head=graph({"author": person("Ani Laras, S.H.")})),
    Manner(
        "the firm in the data, a person on the page",
        head=graph({"author": firm("Harbour Media")}),
        before=f'<p class="byline">By {link(ANI)}</p>',
    ),
    Manner(
        "an agency in the data, a person on the page",
        head=graph({"author": firm("Reuters")}) + SITE,
        before=f"<p>By {ANI}, Reuters</p>",
    ),
    Manner(
        "the staff in the data, a person on the page",
        head=graph({"author": person("Staff")}) + SITE,
        before=f"<p>By {ANI}</p><p>October 12, 2020</p>",
    ),
    Manner(
        "the newsroom in the data, a person on the page",
        head=graph({"author": person("Redaksi")}),
        before=f"<p>Penulis: {ANI}</p>",
        lang="id",
    ),
    Manner(
        "the webmaster's account",
        head=graph({"author": person("admin")}),
        after=f"<p>Oleh: {ANI}</p>",
    ),
    Manner(
        "an account named like a log-in, a person on the page",
        head=graph({"author": person("portcourant2")}) + SITE,
        before=f'<span class="by-author">By {ANI}</span>',
    ),
    Manner(
        "microdata",
        before=f'<div itemprop="author" itemscope><span itemprop="name">{ANI}</span></div>',
    ),
    Manner(
        "microdata in one line with more",
        before=f'<p>{DAY} <span itemprop="author">{ANI}</span> in <a href="/news">News</a> 4 '
        "comments</p>",
    ),
    Manner(
        "microdata in a meta within",
        before='<div itemprop="author" itemscope><meta itemprop="name" content="Ani Laras"></div>',
    ),
    Manner(
        "RDFa", before=f'<p>Submitted <span property="schema:author">{ANI}</span> on Monday</p>'
    ),
    Manner(
        "the card for sharing",
        head=meta("twitter:label1", "Written by")
        + meta("twitter:data1", ANI)
        + meta("twitter:label2", "Est. reading time")
        + meta("twitter:data2", "3 minutes"),
    ),
    Manner("a handle for sharing is nobody", (), head=meta("twitter:creator", "@anilaras")),
    Manner(
        "a profile's address is nobody", (), head=meta("article:author", "https://f.example/ani")
    ),
    Manner(
        "several metas",
        (ANI, BUDI),
        head=meta("article:author", ANI) + meta("article:author", BUDI),
    ),
    Manner(
        "the old way of a counting service",
        head='<meta name=\'parsely-page\' content=\'{"title": "x", "author": "Ani Laras"}\'>',
    ),
    Manner(
        "the house as meta, the person as content_author",
        editor=BUDI,
        head=meta("author", "Harbour Cyber Media")
        + meta("content_author", ANI)
        + meta("content_editor", BUDI),
    ),
)

ENGLISH = (
    Manner(
        "a theme's meta line",
        before=f'<div class="entry-meta"><span class="posted-on">Posted on {DAY}</span> '
        '<span class="byline">by <span class="author vcard">'
        f"{link(ANI, marks='rel=author')}</span></span></div>",
    ),
    Manner(
        "a hidden second byline for phones",
        (ANI, BUDI),
        before=f'<div class="byline desktop">By {link(ANI)} and {link(BUDI)}</div>'
        f'<div class="byline mobile">By {link(ANI)} and {link(BUDI)}</div>',
    ),
    Manner(
        "a handle beside the name",
        before=f'<span class="c-byline">By {link(ANI, "/authors/")} <a '
        'href="https://t.example/a">@anilaras</a> '
        f"<time>Oct 12, 2020, 11:58am</time></span>",
    ),
    Manner(
        "a node's submitted line",
        before=f'<div class="submitted">Submitted by <a href="/user/3" class="username">{ANI}</a> '
        "on Mon, 10/12/2020 - 11:58</div>",
    ),
    Manner(
        "a button in the name's line",
        before=f'<div class="author-row"><a href="/@anilaras">{ANI}</a> <span>Follow</span></div>'
        "<p>5 min read</p><p>Oct 12, 2020</p>",
    ),
    Manner(
        "a name, a button and a day", before=f"<p>{ANI} <a href='/f'>Follow</a> Oct 12, 2020</p>"
    ),
    Manner(
        "a blog's footer",
        after='<div class="post-footer"><span class="post-author">Posted by <span class="fn">'
        f"{ANI}</span></span> "
        "at 11:58 AM</div>",
    ),
    Manner(
        "a rank under the name",
        before=f'<div class="byline"><div>{ANI}</div><div>Political correspondent</div></div>',
    ),
    Manner(
        "a rank behind the name", before=f'<p class="byline">By {ANI}, Political correspondent</p>'
    ),
    Manner(
        "a rank behind the name without a comma",
        before=f'<p class="byline">By {ANI} Political Correspondent</p>',
    ),
    Manner(
        "a rank and house",
        before=f"<p>By {ANI}, Political Reporter For The Port Mail</p><p>October 12, 2020</p>",
    ),
    Manner("capitals for a house", ("ANI LARAS",), before="<p>By ANI LARAS FOR THE PORT MAIL</p>"),
    Manner(
        "places with names",
        (ANI, BUDI),
        before=f"<p>{link(ANI, '/profile/')} in London and {link(BUDI, '/profile/')}</p>",
    ),
    Manner(
        "the house under the name",
        before=f'<div class="ar-by">By {ANI}<br>The Port Courant</div>',
        head=SITE,
    ),
    Manner(
        "the house behind the name",
        before=f'<p class="byline">{ANI}, The Port Courant</p>',
        head=SITE,
    ),
    Manner(
        "the house behind By and the name", before=f"<p>By {ANI}, The Port Courant</p>", head=SITE
    ),
    Manner(
        "the house behind a bar",
        before=f'<p class="byline">By {ANI} | The Port Courant</p>',
        head=SITE,
    ),
    Manner("an agency in capitals", before=f"<p>By {ANI}, AP</p>"),
    Manner(
        "an agency in words", before=f"<p>By {ANI}, Associated Press</p><p>October 12, 2020</p>"
    ),
    Manner("an address behind", before=f'<p class="byline">By {ANI} ani@news.example</p>'),
    Manner(
        "a wire's last line",
        editor=BUDI,
        body=paragraphs() + f"<p>(Reporting by {ANI}; Editing by {BUDI})</p>",
    ),
    Manner(
        "analysis by", before=f'<p class="byline">Analysis by {link(ANI, "/profiles/")}, PNN</p>'
    ),
    Manner("opinion by", before=f"<p>Opinion by {ANI}</p><p>October 12, 2020</p>"),
    Manner("guest post by", before=f"<p>Guest post by {ANI}</p>"),
    Manner("photographs by another", before=f"<p>Story by {ANI}</p><p>Photographs by {BUDI}</p>"),
    Manner(
        "photographs by another, in one line", before=f"<p>By {ANI} | Photographs by {BUDI}</p>"
    ),
    Manner(
        "photography in the byline",
        before=f'<div class="byline">By {ANI}. Photography by {BUDI}</div>',
    ),
    Manner(
        "reviewed by another",
        before=f'<div class="byline">Written by {ANI} — Medically reviewed by {BUDI}, M.D. — '
        "October 12, 2020</div>",
    ),
    Manner(
        "fact-checked by another",
        before=f"<p>By {ANI}</p><p>Fact checked by {BUDI}</p><p>October 12, 2020</p>",
    ),
    Manner("edited by another", editor=BUDI, before=f"<p>By {ANI}</p><p>Edited by {BUDI}</p>"),
    Manner(
        "translated by another",
        before=f"<p>By {ANI}</p><p>Translated by {BUDI}</p><p>October 12, 2020</p>",
    ),
    Manner("updated by", before=f"<p>By {ANI}</p><p>Updated by {BUDI}, October 12, 2020</p>"),
    Manner(
        "a link to all of theirs",
        after=f'<p>{link(ANI, marks="rel=author")}</p><p><a href="/author/a">View all posts '
        f"by {ANI}</a></p>",
    ),
    Manner(
        "only a link to all of theirs",
        after=f'<p><a href="/author/a" rel="author">View all posts by {ANI}</a></p>',
    ),
    Manner("more from", before=f'<div class="author"><a href="/by/a">More from {ANI}</a></div>'),
    Manner(
        "a quotation's signature in the text",
        before=f'<p class="byline">{ANI}</p><p>October 12, 2020</p>',
        body=paragraphs()[:300].rpartition("<p>")[0]
        + f"<blockquote>“We lied.” <br>— {BUDI}, Port Station, April 15, 2019</blockquote>"
        + paragraphs(),
    ),
    Manner(
        "a quotation's signature and nobody else",
        (),
        body=f"<p>“We have waited long for this day, and it was worth it.”</p><p>{BUDI}, "
        "Port Station, April 15, 2019</p>" + paragraphs(),
    ),
    Manner(
        "the writers of comments",
        after=f'<ol class="commentlist"><li><cite class="fn">{BUDI}</cite> <a href="/c1">'
        "October 13, 2020 at 9:12 am</a>"
        "<p>What a fine report this is, thank you.</p></li></ol>",
        before=f'<p class="meta">by {ANI}</p>',
    ),
    Manner(
        "only writers of comments",
        (),
        after=f'<div id="comments"><p class="comment-author">{BUDI}</p><p>October 13, 2020</p>'
        "<p>Thank you.</p></div>",
    ),
    Manner(
        "the writers of other stories",
        (ANI,),
        before=f"<p>By {ANI}</p>",
        after='<div class="cards"><div class="card"><h3><a href="/x">A boat is found</a></h3>'
        f'<p class="byline">By {BUDI}</p></div>'
        '<div class="card"><h3><a href="/y">A boat is lost</a></h3><p class="byline">'
        f"By {TARA}</p></div></div>",
    ),
    Manner(
        "only writers of other stories",
        (),
        after='<div class="cards"><div class="card"><h3><a href="/x">A boat is found</a></h3>'
        f'<p class="byline">By {BUDI}</p></div>'
        '<div class="card"><h3><a href="/y">A boat is lost</a></h3><p class="byline">'
        f"By {TARA}</p></div></div>",
    ),
    Manner("a desk", ("Web Desk",), before='<p class="author">Web Desk</p>'),
    Manner("nobody", ()),
)
