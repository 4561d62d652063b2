"""Manners in which pages name who wrote an article, amid other stories, comments and offers."""

from __future__ import annotations

from tests.reader.ingest.manners import ANI, BUDI, DAY, Manner, firm, graph, link, person
from tests.reader.ingest.pages import paragraphs

P = paragraphs()
OTHERS = (
    '<section class="more-stories"><h2>More from Harbour</h2><div class="story">'
    '<h3><a href="/1">A boat with green sails is found near the quay</a></h3>'
    '<span class="byline">By Gita Irawan</span><time>2 hours ago</time></div>'
    '<div class="story"><h3><a href="/2">Fishermen ask for a new wall at the old '
    'quay</a></h3><span class="byline">By Li Wen</span><time>3 hours ago</time>'
    "</div></section>"
)
COMMENTS = (
    '<div class="comments-area"><h3>2 thoughts on “Old harbour opens again”</h3>'
    '<ol><li><div class="comment-author vcard"><b class="fn">Li Wen</b> '
    'says:</div><div class="comment-meta">October 13, 2020 at 9:12 am</div><p>'
    "What a fine thing for all of us here.</p></li></ol></div>"
)
PICTURE = (
    '<figure><img src="x.jpg"><figcaption>The quay on Monday. Photo: Gita Irawan '
    "/ Courant</figcaption></figure>"
)
OFFER = (
    '<div class="newsletter"><h3>Sign up to Harbour Today</h3><p>Get the latest '
    "in your inbox. By signing up you agree to our terms.</p></div>"
)
AMID = (
    Manner(
        "bars and an update",
        before=f'<div class="meta"><span class="by">By {ANI}</span> <span class="sep">|</span>'
        ' <span>Oct 12, 2020</span> <span class="sep">|</span> <span>Updated 2 hours '
        "ago</span></div>" + PICTURE,
        after=OFFER + OTHERS + COMMENTS,
    ),
    Manner(
        "a team's link above a place",
        before=PICTURE
        + f'<div class="credits"><a class="name" href="/team/ani-laras">{ANI}</a><br>'
        "Port Laras</div>",
        after=OTHERS,
    ),
    Manner(
        "a list of links",
        (ANI, BUDI),
        before=f'<ul class="authors"><li><a href="/a/ani">{ANI}</a></li><li><a href="/a/budi">'
        f"{BUDI}</a></li></ul>" + PICTURE,
        after=COMMENTS,
    ),
    Manner(
        "a lead above",
        before='<p class="lede">A quay of old stone has been mended at last after two long '
        f"years.</p><p>By <strong>{ANI}</strong> <em>of the Courant staff</em></p>",
        after=OFFER + OTHERS,
    ),
    Manner(
        "a rank that sticks to the name",
        before=f'<div class="kicker">Harbour</div><div class="info">{ANI}<span>Staff '
        f"Reporter</span></div>{DAY}",
        after=OTHERS,
    ),
    Manner(
        "a theme with By in its own element",
        before='<div class="td-post-author-name"><div class="td-author-by">By</div> <a '
        f'href="/author/ani">{ANI}</a><div class="td-author-line"> - </div></div><span '
        f'class="td-post-date">{DAY}</span>',
        after=COMMENTS,
    ),
    Manner(
        "a builder's list of icons",
        before='<ul class="elementor-icon-list-items"><li itemprop="author"><a '
        f'href="/author/ani"><span class="elementor-icon-list-text">{ANI}</span></a>'
        '</li><li itemprop="datePublished"><span>October 12, 2020</span></li></ul>',
        after=COMMENTS,
    ),
    Manner(
        "a theme with a section behind",
        before='<div class="jeg_post_meta"><div class="jeg_meta_author"><img> <span '
        f'class="meta_text">by</span> <a href="/author/ani">{ANI}</a></div><div '
        'class="jeg_meta_date">12 October 2020</div><div class="jeg_meta_category">in '
        '<a href="/c">Harbour</a></div></div>',
        after=OTHERS,
    ),
    Manner(
        "two links",
        (ANI, BUDI),
        before=f'<div class="lede-text-v2__byline">By {link(ANI, "/authors/")} and '
        f"{link(BUDI, '/authors/')}</div><time>October 12, 2020 at 11:58 AM "
        "GMT+7</time>",
        after=OTHERS,
    ),
    Manner(
        "who reported and edited at the end",
        (ANI,),
        "Gita Irawan",
        before=f'<div class="info-content"><div>By {link(ANI, "/authors/")}</div><time>'
        "October 12, 2020 11:58 AM</time><span>Updated 2 hours ago</span></div>",
        body=P + f"<p>Reporting by {ANI}; Editing by Gita Irawan</p><p>Our Standards: The "
        "Harbour Trust Principles.</p>",
        after=OTHERS,
    ),
    Manner(
        "two blocks and an and",
        (ANI, BUDI),
        before=f'<div class="byline">By<div>{link(ANI, "/news/author/")}</div>and<div>'
        f"{link(BUDI, '/news/author/')}</div></div><p>Oct. 12, 2020 11:58 am ET</p>",
    ),
    Manner(
        "by, day and comments",
        before=f'<div>by <a href="/authors/ani">{ANI}</a></div><div>Oct 12, 2020, 11:58 AM '
        "GMT+7</div><div>6 Comments</div>",
        after=COMMENTS,
    ),
    Manner(
        "a day in the line of the name",
        before=f'<div class="byline"><a href="/author/ani">{ANI}</a><span>11:58 AM PDT · '
        "October 12, 2020</span></div>",
    ),
    Manner(
        "an address and the house behind bars",
        before=f'<div class="byline"><span>By <a href="mailto:a@n.example">{ANI}</a> | '
        "a@n.example | The Port Courant</span></div><div>PUBLISHED: October 12, 2020 "
        "at 11:58 a.m.</div>",
    ),
    Manner(
        "staff behind a comma",
        before=f'<h6><a href="/users/ani">{ANI}</a>, <span>Patch Staff</span></h6><p>Posted '
        "Mon, Oct 12, 2020 at 11:58 am</p>",
    ),
    Manner(
        "labels with colons",
        before=f'<div class="byline">Author: {ANI}</div><div>Published: 11:58 AM WIB October '
        "12, 2020</div><div>Updated: 12:58 PM WIB October 12, 2020</div>",
        after=OTHERS,
    ),
    Manner(
        "an agency above, capitals in the text",
        before="<p>The Associated Press</p><p>Oct 12, 2020</p>",
        body=f"<p>By {ANI.upper()} Associated Press</p>" + P,
        authors=("ANI LARAS",),
    ),
    Manner(
        "a title that begins with a comma",
        before=f'<div class="Byline">{ANI}<span class="Byline__Title">, Senior Writer</span></div>',
    ),
    Manner(
        "two labels in one line",
        before=f'<div class="byline"><span>Written by</span> <span>{ANI}</span> <span>Photos '
        f"by</span> <span>{BUDI}</span></div>",
    ),
    Manner(
        "a professor",
        (ANI,),
        before=f'<div class="authors"><a href="/profiles/ani-laras-1">{ANI}</a><p>Professor '
        "of Tides, University of Port Laras</p></div>",
    ),
    Manner(
        "and agencies", before=f'<p class="byline">{ANI} and agencies</p><p>Mon 12 Oct 2020</p>'
    ),
    Manner("with an agency", before=f'<p class="byline">{ANI} with Reuters</p>'),
    Manner("a doctor", before=f'<p class="byline">Dr. {ANI}</p>', authors=(f"Dr. {ANI}",)),
    Manner(
        "labels in elements, below",
        (ANI,),
        BUDI,
        before='<div class="grey f12">Senin, 12 Oktober 2020 11:58 WIB</div>',
        after='<div class="side-article"><div id="penulis"><span class="grey">Penulis: '
        f'</span><a href="/penulis/ani">{ANI}</a> | <span class="grey">Editor: </span>'
        f'<a href="/editor/budi">{BUDI}</a></div></div><p>Baca juga: <a href="/1">Kapal '
        "bersayap hijau ditemukan</a></p>",
    ),
    Manner(
        "a rank in an element",
        (ANI,),
        before=f'<div class="namerep">{ANI}<span>, Jurnalis</span> · Senin 12 Oktober 2020 '
        "11:58 WIB</div>",
    ),
    Manner(
        "a label above a link",
        (ANI,),
        before='<div class="reporter-name">Reporter</div><div><a href="/reporter/ani">'
        f"{ANI}</a></div><div>Senin, 12 Okt 2020 11:58 WIB</div>",
    ),
    Manner(
        "a host behind a dash",
        (ANI,),
        before=f'<div class="author-name">{ANI} - Bisnis.com</div><div>Senin, 12 Oktober 2020 '
        "| 11:58</div>",
        after=f'<p>Editor : <a href="/e">{BUDI}</a></p>',
        editor=BUDI,
    ),
    Manner(
        "rep and red in one line",
        (ANI,),
        BUDI,
        before=f'<div class="by">Rep: {ANI} / Red: {BUDI}</div>',
    ),
    Manner(
        "an editor's initials",
        (ANI,),
        before=f"<div>Penulis: <b>{ANI}</b> | Editor: <b>BK</b></div>",
        editor="BK",
    ),
    Manner(
        "German, a place above",
        (ANI,),
        before=f'<div>Aus <a href="/o">Port Laras</a></div><div><a href="/!a1/">{ANI}</a>'
        "</div><div>12.10.2020, 11:58 Uhr</div>",
        lang="de",
    ),
    Manner(
        "German, an office behind",
        (ANI,),
        before=f'<div class="authorline">Von {ANI}, ARD-Studio Port Laras</div>',
        lang="de",
    ),
    Manner(
        "French, small letters",
        (ANI,),
        before=f'<div>par <a href="/auteur/ani">{ANI}</a></div><div>publié le 12 octobre 2020 '
        "à 11h58</div>",
        lang="fr",
    ),
    Manner(
        "Spanish, a place called so",
        (ANI,),
        before=f'<div class="author-name">{ANI}</div><div class="author-place">Port '
        "Laras</div><div>12/10/2020 11:58</div>",
        lang="es",
    ),
    Manner(
        "Dutch, a label without a colon",
        (ANI,),
        before=f'<div class="byline"><span>Auteur</span> <a href="/auteur/ani">{ANI}</a></div>',
        lang="nl",
    ),
    Manner(
        "Swedish, a label in an element",
        (ANI,),
        before=f'<div class="author"><span>Text:</span> <a href="/av/ani">{ANI}</a></div>',
        lang="sv",
    ),
    Manner(
        "the house in the data, comments below",
        (ANI,),
        head=graph({"author": firm("The Port Courant"), "publisher": firm("The Port Courant")}),
        before=f"<p>By {ANI}</p>",
        after=OTHERS + COMMENTS,
    ),
    Manner(
        "only data, cards below",
        (ANI,),
        head=graph({"author": person(ANI)}),
        after=OTHERS + COMMENTS,
    ),
    Manner(
        "nobody, cards and comments below",
        (),
        before=DAY + PICTURE,
        after=OFFER + OTHERS + COMMENTS,
    ),
    Manner(
        "nobody, a quotation with its speaker",
        (),
        before=DAY,
        body=P
        + f"<blockquote><p>We waited long.</p><cite>{BUDI}, fisherman</cite></blockquote>"
        + P,
        after=OFFER,
    ),
    Manner(
        "a list of columnists below",
        (ANI,),
        before=f'<p class="byline">By {ANI}</p>',
        after='<aside><h4>Columnists</h4><ul><li><a href="/columnists/li-wen">Li Wen</a></li>'
        "</ul></aside>",
    ),
    Manner(
        "nobody, a name under a picture",
        (),
        before=f'<div class="image"><img><p>{BUDI}</p></div>{DAY}',
        body=P
        + f"<p>{BUDI}, who owns two boats, said that the walls had been a danger for years.</p>",
    ),
)
