"""More manners in which pages name who wrote an article, above it, in it and below it."""

from __future__ import annotations

from tests.reader.ingest.manners import (
    ANI,
    BUDI,
    SITE,
    TARA,
    Manner,
    firm,
    graph,
    link,
    meta,
    person,
)
from tests.reader.ingest.pages import paragraphs

P = paragraphs()
HARBOUR = "".join(
    f"<p>港の壁は二年の工事を経て月曜日に再び開かれた。{n}隻の船が最初の潮で入ったという。漁師は喜んだ。</p>"
    for n in range(5)
)
PORT = "".join(
    f"<p>老港口经过两年的修建，星期一重新开放。第{n}艘船随第一次潮水进港，几百人前来观看。</p>"
    for n in range(5)
)

MORE = (
    Manner(
        "names in elements of their own",
        (ANI, BUDI),
        before=f'<div data-testid="byline"><p>By <span>{ANI}</span> and <span>{BUDI}</span>'
        f"</p><p>{ANI} reported from London, and {BUDI} from Paris.</p></div><p>"
        "Published Oct. 12, 2020 Updated Oct. 13, 2020</p>",
    ),
    Manner(
        "three in a list",
        (ANI, BUDI, TARA),
        before=f'<div class="byline">By {ANI}, {BUDI} and {TARA}</div>',
    ),
    Manner(
        "a link to a person of the house",
        before='<div class="article__byline"><img alt=""><a href="/people/ani-laras">'
        f'{ANI}</a></div><div class="article__date">12 Oct 2020</div>',
    ),
    Manner(
        "a rank and a house under the name",
        before=f'<div class="byline"><div class="TextContributorName">{ANI}</div><div>'
        "Business reporter, BBC News</div></div>",
    ),
    Manner(
        "an address element with a rank",
        before='<address aria-label="Contributor info"><div>'
        f"{link(ANI, '/profile/', 'rel=author')} Environment editor</div></address>"
        "<div>Mon 12 Oct 2020 11.58 BST</div>",
    ),
    Manner("an agency alone", ("PA Media",), before='<p class="byline">PA Media</p>'),
    Manner(
        "a blank that does not break",
        (ANI,),
        before='<div class="Page-authors">By&nbsp;<a href="/author/ani-laras"><span>'
        f"{ANI}</span></a></div>",
    ),
    Manner(
        "a station under the name",
        before=f'<div>By <a href="/news/ani-laras/123">{ANI}</a></div><div>ABC Radio '
        "Perth</div><div>Posted Mon 12 Oct 2020 at 11:58am</div>",
    ),
    Manner(
        "a bullet before the hour",
        before=f'<div class="sics-component__byline__author"><a href="/authors/1">{ANI}</a>'
        "</div><div>October 12, 2020 • 11:58am</div>",
    ),
    Manner(
        "a place's correspondent", before=f'<div class="byline">{ANI}, Berlin Correspondent</div>'
    ),
    Manner("slashes", before=f'<div class="byline">{ANI} / TNN / Oct 12, 2020, 11:58 IST</div>'),
    Manner(
        "a label and a place below",
        before=f"<div>Written by {link(ANI)}</div><div>New Delhi | October 12, 2020 11:58 "
        "IST</div>",
    ),
    Manner(
        "written and edited in one line",
        (ANI,),
        BUDI,
        before=f"<div>Written by {ANI}, Edited by {BUDI}</div>",
    ),
    Manner(
        "two places",
        before=f'<div class="author">{ANI} in Beijing and {BUDI} in Hong Kong</div>',
        authors=(ANI, BUDI),
    ),
    Manner(
        "a designation in its own element",
        before=f'<div class="byline-name">{ANI}</div><div class="byline-designation">'
        "Indonesia Correspondent In Jakarta</div>",
    ),
    Manner(
        "a dot and the house",
        before=f'<div class="bylineDetails"><span class="authorText">{ANI}</span> · CBC News '
        "· Posted: Oct 12, 2020 11:58 AM ET</div>",
    ),
    Manner(
        "a day and a section behind", before=f"<p>by {ANI} on October 12, 2020 in News, Harbour</p>"
    ),
    Manner(
        "posted on, by, in",
        before=f'<p class="postmetadata">Posted on October 12, 2020 by {ANI} in News | 3 '
        "Comments</p>",
    ),
    Manner("the first lines of the text", body=f"<p>By {ANI}</p><p>Staff Writer</p>" + P),
    Manner("a bold first paragraph", body=f"<p><strong>By {ANI}</strong></p>" + P),
    Manner(
        "a bold line with a break", body=f"<p><b>By {ANI}</b><br>Port Courant staff<br></p>" + P
    ),
    Manner("a dash at the end", body=P + f"<p>— {ANI}</p>"),
    Manner("by at the end", body=P + f"<p><em>By {ANI}</em></p>"),
    Manner(
        "an introduction at the end",
        body=P + f"<p><em>{ANI} is a reporter for the Port Courant. Follow her on X @ani.</em></p>",
    ),
    Manner(
        "an address at the end",
        before=f"<p>By {ANI}</p>",
        after=f"<p>Contact reporter {ANI} at ani@news.example</p>",
    ),
    Manner(
        "a box below",
        after=f'<div class="author-box"><h4>{link(ANI)}</h4><p>{ANI} writes about the sea.</p>'
        "</div>",
    ),
    Manner(
        "a box about the author",
        after='<div class="about-author"><h4>About the author</h4><p class="author-name">'
        f"{ANI}</p><p>Writes about the sea and its harbours since 2001.</p></div>",
    ),
    Manner("an editor below", before=f"<p>By {ANI}</p><p>Editor: {BUDI}</p>", editor=BUDI),
    Manner(
        "only a channel",
        before='<div><a href="/lautnews">lautNEWS</a></div><div>12 Oktober 2020 11:58 WIB</div>',
        authors=(),
    ),
    Manner(
        "labels above their names",
        (ANI,),
        BUDI,
        before=f"<p>Reporter</p><p>{ANI}</p><p>Editor</p><p>{BUDI}</p><p>Senin, 12 Oktober "
        "2020 11:58 WIB</p>",
    ),
    Manner(
        "only the team",
        (),
        before="<div>Tim, LAUT Indonesia</div><div>Senin, 12 Okt 2020 11:58 WIB</div>",
    ),
    Manner(
        "a dash before the day",
        (ANI,),
        BUDI,
        before=f'<div class="content-author">{ANI} <span>-</span> Senin, 12 Oktober 2020 | '
        "11:58 WIB</div>",
        after=f"<p>Editor: {BUDI}</p>",
    ),
    Manner(
        "a day in its own element",
        (ANI,),
        before=f'<div class="read__info__author"><a href="/penulis/1">{ANI}</a></div><div>- '
        "12 Oktober 2020, 11:58 WIB</div>",
    ),
    Manner(
        "a paragraph each",
        (ANI,),
        before=f'<div class="reporter"><p>{ANI}</p><p>Senin, 12 Oktober 2020 - 11:58 WIB</p></div>',
    ),
    Manner(
        "two with a bar",
        (ANI, BUDI),
        before=f'<div class="writer"><span>{ANI}</span> | <span>{BUDI}</span></div><div>'
        "Senin, 12 Oktober 2020 | 11:58 WIB</div>",
    ),
    Manner(
        "an update beside the name",
        (ANI,),
        BUDI,
        before=f'<p><span class="author">Oleh {ANI}</span> <span>Diperbarui 12 Okt 2020, '
        f"11:58 WIB</span></p><p>Editor {BUDI}</p>",
    ),
    Manner(
        "a copyright at the end",
        (ANI,),
        before=f"<p>Oleh {ANI}</p>",
        after="<p>COPYRIGHT © ANTARA 2020</p>",
    ),
    Manner(
        "French, a place in brackets",
        (ANI,),
        before=f"<p>Par {link(ANI, '/signataires/')} (Berlin, correspondante)</p><p>Publié le "
        "12 octobre 2020 à 11h58</p>",
        lang="fr",
    ),
    Manner(
        "French, a link",
        (ANI,),
        before=f'<div class="fig-content-metas__authors">Par {link(ANI, "/auteur/")}</div>',
        lang="fr",
    ),
    Manner(
        "French, the house",
        ("Ouest-France",),
        before='<div class="auteur">Ouest-France</div>',
        lang="fr",
    ),
    Manner(
        "German, a link",
        (ANI,),
        before=f'<div>Von <a href="/impressum/autor-1">{ANI}</a></div><div>12.10.2020, 11.58 '
        "Uhr</div>",
        lang="de",
    ),
    Manner(
        "German, two places",
        (ANI, BUDI),
        before=f'<p class="authors">Von {ANI}, Berlin, und {BUDI}, Paris</p>',
        lang="de",
    ),
    Manner(
        "German, a kind of text",
        (ANI,),
        before=f'<div class="byline">Eine Reportage von <a href="/autoren/1">{ANI}</a></div>',
        lang="de",
    ),
    Manner("German, initials", ("ala",), before='<p class="author">(ala)</p>', lang="de"),
    Manner(
        "Spanish, a link and a place below",
        (ANI,),
        before=f'<div class="a_md_a"><a href="/autor/ani/">{ANI}</a></div><div>Madrid - 12 '
        "oct 2020 - 11:58 CEST</div>",
        lang="es",
    ),
    Manner(
        "Spanish, a place in its own element",
        (ANI,),
        before=f'<div class="ue-c-article__author-name">{ANI}</div><div '
        'class="ue-c-article__author-location">Madrid</div>',
        lang="es",
    ),
    Manner(
        "Portuguese, an inline element",
        (ANI,),
        before=f'<strong class="c-signature__author">{ANI}</strong><p>São Paulo</p>',
        lang="pt",
    ),
    Manner(
        "Italian, a rank",
        (ANI,),
        before=f'<span class="writer">di {ANI}, inviato a Port Laras</span>',
        lang="it",
    ),
    Manner(
        "Japanese, brackets at the end",
        ("佐藤花子",),
        body=HARBOUR + "<p>（佐藤花子）</p>",
        lang="ja",
    ),
    Manner(
        "Japanese, square brackets at the end",
        ("佐藤花子",),
        body=HARBOUR + "<p>【佐藤花子】</p>",
        lang="ja",
    ),
    Manner(
        "Chinese, brackets at the end", ("王小明",), body=PORT + "<p>（记者 王小明）</p>", lang="zh"
    ),
    Manner(
        "an author without a name in the data",
        (ANI,),
        head=graph({"author": {"@type": "Person", "url": "https://x.example/author/ani"}}),
        before=f"<p>By {ANI}</p>",
    ),
    Manner(
        "an empty list in the data", (ANI,), head=graph({"author": []}), before=f"<p>By {ANI}</p>"
    ),
    Manner(
        "person and house in the data",
        (ANI,),
        head=graph(
            {
                "author": [person(ANI), firm("The Port Courant")],
                "publisher": firm("The Port Courant"),
            }
        ),
    ),
    Manner(
        "a label and an agency in the data",
        (ANI,),
        head=graph({"author": person(f"By {ANI}, Associated Press")}),
    ),
    Manner(
        "markup in the data",
        (ANI,),
        head=graph({"author": person(f"&lt;a href='/x'&gt;{ANI}&lt;/a&gt;")}),
    ),
    Manner(
        "the house in a meta",
        (ANI,),
        head=meta("author", "The Port Courant") + SITE,
        before=f'<p class="byline">By {ANI}</p>',
    ),
    Manner(
        "the author of a page that is no article",
        (ANI,),
        head='<script type="application/ld+json">'
        '{"@type":"WebPage","name":"x","author":{"@type":"Person","name":"Ani Laras"}}</script>',
    ),
)
