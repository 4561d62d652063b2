"""Pages whose bylines say more, or else, than what they say to machines."""

from __future__ import annotations

from tests.reader.ingest.manners import ANI, BUDI, TARA, Manner, firm, graph, link, person
from tests.reader.ingest.pages import paragraphs

_FIRST = graph({"author": person(ANI)})
_BOTH = graph({"author": [person(ANI), person(BUDI)]})

SHOWN = (
    Manner(
        "the second author in the byline alone",
        (ANI, BUDI),
        head=_FIRST,
        before=f"<div>Written by: {link(ANI)}, {link(BUDI)}<br>Edited by: {link(TARA)}</div>",
        editor=TARA,
    ),
    Manner(
        "two in a container, one with a link",
        (ANI, BUDI),
        head=_FIRST,
        before='<div class="meta has-byline"><p>Heard on <a href="/p">Morning Edition</a></p>'
        f"<p>{link(ANI, marks='rel=author')}</p><p>{BUDI}</p></div>",
    ),
    Manner(
        "where they work below each",
        (ANI, BUDI),
        head=graph({"author": firm("News Example")}),
        before='<div data-testid="byline-new"><div><span class="x1">Ani Laras</span>'
        "<div><span>South West environment correspondent</span></div></div>"
        '<div><span class="x1">Budi Karsa</span><div><span>Example News, Porthmellin</span></div>'
        "</div></div>",
    ),
    Manner(
        "who took the pictures in brackets",
        (ANI,),
        head=_BOTH,
        before=f"<div>Von {link(ANI, '/x-')} und {link(BUDI, '/x-')} (Fotos), Pellworm</div>",
        lang="de",
    ),
    Manner(
        "what each did in brackets, at the end",
        (ANI,),
        body=paragraphs() + f'<div class="byline"><p>{ANI} (Text), News.example, aus Port Laras, '
        f"{BUDI} (Bilder)/Agenturen</p></div>",
        lang="de",
    ),
    Manner(
        "a photographer in the list",
        (ANI, BUDI),
        head=graph({"author": [person(ANI), person(BUDI), person(TARA)]}),
        before="<ul>"
        + "".join(
            f'<li class="byline"><span class="name">{name}</span><span>{role}</span></li>'
            for name, role in ((ANI, "Journalist"), (BUDI, "Journalist"), (TARA, "Fotograf"))
        )
        + "</ul>",
        lang="nb",
    ),
    Manner(
        "a house and an agency, as printed",
        ("COURANT", "AFP"),
        head=graph({"author": [firm("COURANT"), firm("AFP")], "publisher": firm("Courant")}),
        before=f'<span class="Byline__Author">par {link("COURANT")} et {link("AFP")}</span>',
        lang="fr",
    ),
    Manner(
        "an agency beside a person",
        (ANI, "ČTK"),
        before=f'<div class="authors"><span>{ANI}</span>, <span>ČTK</span></div>',
        lang="cs",
    ),
    Manner(
        "the author of the picture in microdata",
        (ANI,),
        before='<div itemscope itemtype="https://schema.org/ImageObject">'
        '<span itemprop="author">Budi Karsa</span></div><div itemprop="author" itemscope '
        'itemtype="https://schema.org/Person"><span itemprop="name">Ani Laras</span></div>',
    ),
    Manner(
        "a bureau",
        ("The Courant Bureau",),
        head=graph({"author": person("The Courant Bureau"), "publisher": firm("The Courant")}),
        before=f"<div>{link('The Courant Bureau')}</div>",
    ),
    Manner(
        "a family name in capitals, and a label",
        ("Ani KARAOĞLU",),
        head=graph({"author": firm("News Example")}),
        before='<div class="author-source"><span class="author-name">Ani KARAOĞLU</span>'
        "<span>/ RİZE, (DHA)</span></div><div><span>Oluşturulma Tarihi:</span> "
        "<time>Ekim 12, 2020 09:03</time></div>",
        lang="tr",
    ),
    Manner(
        "an account, and a byline in the text",
        (ANI,),
        body=f"<p><strong>By {ANI}, Local Democracy Reporter</strong></p>{paragraphs()}",
        after='<span class="byline"><span class="author"><a href="/author/admin">admin</a></span>'
        "</span>",
    ),
    Manner(
        "shorthands with an agency",
        ("hkw", "dpa"),
        body=f"{paragraphs()}<p>(hkw/dpa)</p>",
        lang="de",
    ),
    Manner(
        "names in elements without a telling name",
        ("佐藤花子", "鈴木一郎"),
        before="<div><span class=h1>佐藤花子</span><span class=h1>鈴木一郎</span></div>"
        "<div><time>2020年10月12日 7時30分</time></div>",
        after='<div class="writer"><p>佐藤花子</p><p>社会部</p></div>',
        lang="ja",
    ),
    Manner(
        "authors in Hungarian",
        (ANI, BUDI),
        before=f'<div class="szerzo">{link(ANI, "/szerzo/")}</div>'
        f'<div class="szerzo">{link(BUDI, "/szerzo/")}</div><div>2020.10.12. 09:47</div>',
        lang="hu",
    ),
    Manner(
        "two behind a small word",
        ("Mette Sørlie", "Nils Hovland"),
        before='<div>Av <a href="/x/1">Mette Sørlie</a> og <a href="/x/2">Nils Hovland</a></div>',
        lang="nb",
    ),
    Manner(
        "a word for our correspondent",
        ("Giacomo Ferri",),
        before='<div class="firma">dal nostro inviato Giacomo Ferri</div>',
        lang="it",
    ),
    Manner(
        "who reports from where",
        (ANI,),
        before=f"<p>Aus Kiew berichtet {ANI}</p>",
        lang="de",
    ),
    Manner(
        "particles in a list",
        ("Jan de Wit", "Els van Dam"),
        before='<ul class="authors"><li>Jan de Wit</li><li>Els van Dam</li></ul>',
        lang="nl",
    ),
    Manner("words and pictures", before=f"<p>Words: {ANI} | Pictures: {BUDI}</p>"),
    Manner("texts and pictures", before=f"<p>Teksti: {ANI}</p><p>Kuvat: {BUDI}</p>", lang="fi"),
    Manner(
        "the letters of the paper behind the name",
        before=f'<span class="kirjoittaja">{ANI} PC</span><span>12.10.2020 2:00</span>',
        lang="fi",
    ),
    Manner(
        "a university behind the name",
        before=f'<div class="byline">By {ANI}, University of Port</div>',
    ),
    Manner(
        "links in the element for addresses",
        (ANI, BUDI),
        before=f"<address>{link(ANI, '/people/')}{link(BUDI, '/people/')}</address>",
    ),
    Manner(
        "what each did in brackets",
        head=graph({"author": [person(ANI), person(BUDI)]}),
        before=f'<p class="byline">{ANI} (words) and {BUDI} (photographs)</p>',
    ),
    Manner(
        "the source before the reporter",
        ("李小明",),
        before="<div>2020-10-12 09:11 来源：新华社 记者 李小明</div>",
        lang="zh",
    ),
    Manner(
        "a firm that looks like a person",
        head=graph({"author": firm("Merkez Haber"), "publisher": firm("Courant")}),
        before=f'<div class="muhabir">{ANI} / RİZE</div>',
        lang="tr",
    ),
    Manner("words and pictures by one", before=f"<p>Story and photos by {ANI}</p>"),
    Manner("an agency in brackets", before=f'<div class="autor">{ANI} (EFE)</div>', lang="es"),
    Manner("an agency behind a comma", before=f"<p>Von {ANI}, dpa</p>", lang="de"),
    Manner(
        "reporters with their rank",
        ("김하늘", "박서준"),
        before='<div class="reporter">김하늘 기자 박서준 기자</div>',
        lang="ko",
    ),
    Manner(
        "a reporter with a rank in the data",
        ("김하늘",),
        head=graph({"author": person("김하늘 기자")}),
        lang="ko",
    ),
    Manner(
        "a script with marks on its letters",
        ("रमेश कुमार",),
        before='<div class="author">रमेश कुमार</div><div>Oct 12, 2020</div>',
        lang="hi",
    ),
    Manner(
        "whom an interview is by",
        before=f'<p class="auteurs">Propos recueillis par {ANI}</p>',
        lang="fr",
    ),
    Manner(
        "the place of the dateline behind the name",
        head=graph({"author": firm("Courant")}),
        before=f"<p>By {ANI}, Laras</p>",
        body="<p>LARAS - The boats came in with the first tide on Monday, and people watched.</p>"
        + paragraphs(),
    ),
    Manner(
        "the name of the site before that of the person",
        head='<meta property="og:site_name" content="Ouest-Courant">',
        before=f'<p class="byline">Ouest-Courant {ANI}</p>',
    ),
    Manner(
        "the account that a new site begins with",
        head='<meta name="author" content="Super User">',
        before=f"<p>By {ANI}</p>",
    ),
)
