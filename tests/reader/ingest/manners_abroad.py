"""How papers in Indonesian and other languages name who wrote an article, in pages of our own."""

from __future__ import annotations

from tests.reader.ingest.manners import ANI, BUDI, TARA, Manner, link
from tests.reader.ingest.pages import paragraphs

INDONESIAN = (
    Manner(
        "a name, dash, and channel",
        before=f'<div class="detail__author">{ANI} - lautNews</div><div class="detail__date">'
        "Senin, 12 Okt 2020 11:58 WIB</div>",
    ),
    Manner(
        "writer and editor in one line", editor=BUDI, after=f"<p>Penulis: {ANI} Editor: {BUDI}</p>"
    ),
    Manner(
        "writer and editor with a bar",
        editor=BUDI,
        before=f'<div id="penulis"><span>Penulis: {link(ANI)}</span> | <span>Editor: '
        f"{link(BUDI)}</span></div>",
    ),
    Manner(
        "the label in its own element",
        editor=BUDI,
        before=f'<div class="box"><p>Reporter</p><p><a href="/r/1">{ANI}</a></p></div><div '
        f'class="box"><p>Editor</p><p><a href="/r/2">{BUDI}</a></p></div>',
    ),
    Manner(
        "the label under the name",
        editor=BUDI,
        before=f'<div class="box"><p>{ANI}</p><p>Penulis</p></div><div class="box"><p>'
        f"{BUDI}</p><p>Editor</p></div>",
    ),
    Manner(
        "the team behind a heading",
        before=f'<div class="credit"><h6>{ANI}</h6><p>Penulis</p><p>Tim Redaksi</p></div>',
    ),
    Manner(
        "a news agency's end",
        editor=BUDI,
        after=f"<p>Pewarta: {ANI}<br>Editor: {BUDI}<br>Copyright © LARAS 2020</p>",
    ),
    Manner(
        "two reporters at the end",
        (ANI, TARA),
        editor=BUDI,
        after=f"<p>Pewarta: {ANI}/{TARA}<br>Editor: {BUDI}</p>",
    ),
    Manner("rep and red", editor=BUDI, before=f"<p>Rep: {ANI}/ Red: {BUDI}</p>"),
    Manner("a report's name and place", before=f"<p>Laporan Wartawan PortNews, {ANI}</p>"),
    Manner("a degree", ("Ani Laras, S.H.",), before="<p>Oleh: Ani Laras, S.H.</p>"),
    Manner("two degrees", ("Ani Laras, S.H., M.H.",), before="<p>Oleh: Ani Laras, S.H., M.H.</p>"),
    Manner(
        "a rank for an opinion", before=f"<p>Oleh: {ANI}</p><p>Dosen Universitas Port Laras</p>"
    ),
    Manner("a rank behind a bracket", before=f"<p>Oleh: {ANI} (Dosen Universitas Port Laras)</p>"),
    Manner("one word", ("Laras",), before="<p>Oleh: Laras</p>"),
    Manner("the newsroom", ("Tim Redaksi",), before='<div class="author">Tim Redaksi</div>'),
    Manner("initials", (), body=paragraphs() + "<p>(ala/bka)</p>"),
    Manner(
        "a contributor",
        before=f"<p>Kontributor : {ANI}</p><p>Senin, 12 Oktober 2020 | 11:58 WIB</p>",
    ),
    Manner("a photographer", before=f"<p>Oleh {ANI}</p><p>Fotografer: {BUDI}</p>"),
    Manner(
        "author and uploader", editor=BUDI, before=f"<p>Penulis: {ANI}</p><p>Penyunting: {BUDI}</p>"
    ),
)

ELSEWHERE = (
    Manner(
        "French, with an agency",
        before=f"<p>Par {ANI} avec AFP</p><p>Publié le 12 octobre 2020 à 11h58</p>",
        lang="fr",
    ),
    Manner(
        "French, behind the day",
        before=f"<p>Publié le 12 octobre 2020 à 11h58 par {ANI}</p>",
        lang="fr",
    ),
    Manner(
        "French, two",
        (ANI, BUDI),
        before=f'<p class="signature">Par {ANI} et {BUDI}</p>',
        lang="fr",
    ),
    Manner(
        "French, a rank",
        before=f'<p class="author">Par {ANI}, correspondante à Berlin</p>',
        lang="fr",
    ),
    Manner("German, a place", before=f'<p class="autor">Von {ANI}, Berlin</p>', lang="de"),
    Manner(
        "German, two", (ANI, BUDI), before=f'<p class="author">Von {ANI} und {BUDI}</p>', lang="de"
    ),
    Manner("German, a kind", before=f'<p class="author">Eine Analyse von {ANI}</p>', lang="de"),
    Manner(
        "German, in the line of the day",
        before=f"<p>12.10.2020, 11:58 Uhr – Von {ANI}</p>",
        lang="de",
    ),
    Manner(
        "German, after Text", before=f'<p class="author">Text: {ANI}, Fotos: {BUDI}</p>', lang="de"
    ),
    Manner("Spanish, a place", before=f'<p class="autor">{ANI} | Madrid</p>', lang="es"),
    Manner(
        "Spanish, a place behind a comma",
        before=f'<p class="firma">{ANI}, Palma de Mallorca</p><p>12/10/2020 11:58</p>',
        body="<p>El puerto abrió en Palma de Mallorca.</p>" + paragraphs(),
        lang="es",
    ),
    Manner("Spanish, by", before=f"<p>Por {ANI}</p><p>12 de octubre de 2020</p>", lang="es"),
    Manner(
        "Portuguese, a place",
        before=f'<p class="autor">Por {ANI}, São Paulo</p>',
        body="<p>O porto abriu em São Paulo.</p>" + paragraphs(),
        lang="pt",
    ),
    Manner("Italian", before=f'<p class="author">di {ANI}</p>', lang="it"),
    Manner("Dutch", before=f'<p class="byline">Door {ANI}</p>', lang="nl"),
    Manner("Polish", before=f'<p class="autor">Autor: {ANI}</p>', lang="pl"),
    Manner(
        "Japanese, a rank before",
        ("佐藤花子",),
        before='<p class="author">編集委員 佐藤花子</p>',
        lang="ja",
    ),
    Manner("Japanese, the label", ("佐藤花子",), before="<p>記者：佐藤花子</p>", lang="ja"),
    Manner(
        "Chinese, the label", ("王小明",), before="<p>作者：王小明　2020-10-12 11:58</p>", lang="zh"
    ),
    Manner(
        "Chinese, author and editor",
        ("王小明",),
        "李大海",
        before="<p>作者：王小明 责任编辑：李大海</p>",
        lang="zh",
    ),
    Manner(
        "Korean, a reporter",
        ("홍길동",),
        before="<p>홍길동 기자 gildong@news.example</p><p>2020.10.12 11:58</p>",
        lang="ko",
    ),
)
