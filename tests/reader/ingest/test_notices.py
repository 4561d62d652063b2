"""Notices of pages are told from sentences that only begin like them, in each language."""

from __future__ import annotations

import pytest

from reader.ingest.kinds import Kind, read_line
from reader.ingest.lines import units
from reader.ingest.patterns import patterns

SENTENCES = [
    ("de", "Kommentare der Nachbarn liest der Wirt seit Jahren nicht mehr."),
    ("fr", "Chaque matin, la boulangère ouvre à cinq heures et salue les pêcheurs."),
    ("da", "Læs mere, siger læreren til børnene på den lille skole ved havnen."),
    ("de", "Personenbezogene Daten werden in Europa seit 2018 strenger geschützt als anderswo."),
    ("de", "Mit der Anmeldung der Kundgebung begann der Streit zwischen Stadt und Verein."),
    ("de", "Jetzt testen Forscher einen neuen Impfstoff an zweihundert Freiwilligen."),
    ("de", "Kostenlos testen können sich die Bürger ab Montag im alten Rathaus."),
    ("de", "Um diese Inhalte streiten die Parteien im Landtag seit Jahren."),
    ("de", "Der Artikel ist für den Verein ein Ärgernis, sagt der Vorsitzende."),
    ("de", "Mehr als hundert Menschen kamen am Montag an den Hafen."),
    ("fr", "En cliquant sur « J'accepte », l'élu a transmis ses données, explique la police."),
    ("fr", "Recevoir des menaces est devenu banal, dit la maire de la ville."),
    ("es", "Recibe cada semana más de mil amenazas por correo, según la policía."),
    ("es", "¿Ya tienes planes para el verano? El alcalde tampoco los tiene todavía."),
    ("es", "El contenido del acuerdo no se conoce todavía, dijo la ministra."),
    ("it", "Abbonati in calo: i giornali della regione perdono lettori da dieci anni."),
    ("it", "Leggi anche più dure non servirebbero, dice il sindaco della città."),
    ("nl", "Al jaren wacht de haven op een nieuwe kade, zegt de havenmeester."),
    ("pt", "Conteúdo exclusivo para crianças estreia na televisão pública na segunda-feira."),
    ("pt", "Veja só o que aconteceu no porto, disse a prefeita aos jornalistas."),
    ("pl", "Zobaczyć morze chciało w tym roku więcej osób niż kiedykolwiek."),
    ("da", "Er du klar til at betale mere for færgen, spurgte borgmesteren."),
    ("sv", "Läser man rapporten ser man att hamnen behöver en ny kaj."),
    ("ru", "Читайте внимательно, сказал мэр города журналистам в понедельник."),
    ("cs", "Stránka s jízdními řády se podle starosty změní příští rok."),
]
NOTICES = [
    "Os comentários não representam a opinião do jornal.",
    "Har du hittat ett fel? Kontakta redaktionen",
    "Receba as notícias da manhã no seu e-mail",
    "Copyright © 2020 Courant",
    "Jetzt abonnieren",
    "Jetzt kostenlos testen!",
    "Mit meiner Anmeldung zum Newsletter stimme ich der Werbevereinbarung zu.",
    "Personenbezogene Daten können an Drittplattformen übermittelt werden.",
    "Um diese Inhalte zu sehen, stimmen Sie bitte zu.",
    "Kostenlos registrieren und weiterlesen",
    "En cliquant sur « Continuer à lire ici », vous pourrez lire cet article.",
    "Recibe nuestra newsletter cada mañana",
    "Recibe las noticias en tu correo",
    "¿Ya eres suscriptor? Inicia sesión",
    "Este artículo es exclusivo para suscriptores",
    "Abbonati per leggere tutti gli articoli",
    "Abbonati",
    "Abbonati ora e leggi",
    "Dit artikel is exclusief voor abonnees",
    "Conteúdo exclusivo para assinantes",
]


def kind_of(line: str, code: str = "") -> Kind:
    return read_line(units(line)[0], code).kind


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_a_sentence_that_begins_like_a_notice_is_none(code: str, sentence: str) -> None:
    assert kind_of(sentence, code) is Kind.PLAIN


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_one(notice: str) -> None:
    assert kind_of(notice) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "title",
    [
        "Acceso denegado: la historia de un muelle",
        "Seite nicht gefunden: Tagebuch eines Seemanns",
        "Zugriff verweigert der Minister nicht",
        "Toegang geweigerd tot de haven",
    ],
)
def test_a_title_that_begins_like_that_of_no_page_is_an_article_s(title: str) -> None:
    assert not patterns().missing.match(title) and not patterns().barred.match(title)


@pytest.mark.parametrize(
    "title", ["Acceso denegado", "Zugriff verweigert | Zeitung", "Accès refusé - Le Quai"]
)
def test_a_title_that_keeps_programs_out_is_told(title: str) -> None:
    assert patterns().barred.match(title)


@pytest.mark.parametrize(
    "title",
    [
        "Seite nicht gefunden - Zeitung",
        "Page introuvable",
        "Sayfa bulunamadı",
        "Страница не найдена",
    ],
)
def test_a_title_of_no_page_is_told(title: str) -> None:
    assert patterns().missing.match(title)


@pytest.mark.parametrize(
    "notice",
    [
        "［有料会員限定］ この記事は会員限定です。電子版に登録すると続きをお読みいただけます。",
        "この記事は有料会員限定です。",
        "残り1234文字",
        "有料会員の方のみご利用になれます。保存した記事はスマホやタブレットでもご覧いただけます。",
        "会員の方はこちら",
        "ご利用には会員登録が必要です",
        "企業での記事共有や会議資料への転載をご希望の方は、リンク先をご覧ください。",
        "未经授权不得转载",
        "登录后可继续阅读全文",
        "ⓒ 항구신문, 무단 전재 및 재배포 금지",
    ],
)
def test_a_notice_in_a_script_without_spaces_is_one(notice: str) -> None:
    assert kind_of(notice) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "sentence",
    [
        "企業での記録が残る港は、二年の工事を経て月曜日に再び開かれた。",
        "会員が増えたのは、港が開かれたからだと会長は話した。",
        "登录名单的人数比去年多了一倍，港口负责人说。",
    ],
)
def test_a_sentence_in_a_script_without_spaces_is_none(sentence: str) -> None:
    assert kind_of(sentence) is Kind.PLAIN


@pytest.mark.parametrize("heading", ["関連記事", "アクセスランキング", "相关阅读", "관련 기사"])
def test_the_heading_of_a_list_in_a_script_without_spaces(heading: str) -> None:
    assert kind_of(heading) is Kind.RELATED
