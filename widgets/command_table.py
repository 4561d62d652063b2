"""The table of every command, so that keys and words are changed in one place.

A line in brackets names the panes and the group of what follows. A command has two lines: its id,
keys (parted by blanks; ``g-g`` is g, then g again), label, place in the footer and the condition
under which it works; then its help.
"""

TABLE = r"""
[article visual: Move]
move.char_left | h left | left |  | article
    Go one character to the left.
move.char_right | l right | right |  | article
    Go one character to the right.
move.line_down | j down | down |  | article
    Go one line down.
move.line_up | k up | up |  | article
    Go one line up.
move.word_next | w ctrl+right | word |  | article
    Go to the next word.
move.word_previous | b ctrl+left | word back |  | article
    Go to the word before.
move.word_end | e | word end |  | article
    Go to the end of the word.
move.sentence_next | ) | sentence |  | article
    Go to the next sentence.
move.sentence_previous | ( | sentence back |  | article
    Go to the sentence before.
move.paragraph_next | } | paragraph |  | article
    Go to the next paragraph.
move.paragraph_previous | { | paragraph back |  | article
    Go to the paragraph before.
move.line_start | 0 home | line start |  | article
    Go to the start of the line.
move.line_end | $ end | line end |  | article
    Go to the end of the line.
move.text_start | g-g ctrl+home | top |  | article
    Go to the top of the article.
move.text_end | G ctrl+end | end |  | article
    Go to the end of the article; with a count, to that paragraph.
move.half_page_down | ctrl+d | half page |  | article
    Go half a page down.
move.half_page_up | ctrl+u | half page up |  | article
    Go half a page up.
move.page_down | space pagedown ctrl+f | page |  | article
    Go one page down.
move.page_up | pageup ctrl+b | page up |  | article
    Go one page up.

[article: Move]
search.open | / | search | 8 | article
    Search in the article.
search.next | n | next match |  | article
    Go to the next match of the search.
search.previous | N | match before |  | article
    Go to the match before.
quote.next | ] | next quote | 7 | quotes
    Go to the next quote that is marked or suggested.
quote.previous | [ | quote before |  | quotes
    Go to the quote before, marked or suggested.
quote.next_unmarked | g-q | unmarked |  | article
    Go to the next quotation that is not marked yet.

[article: Mark]
mark.quotation | " | quotation | 1 | article
    Mark the quotation at or after the cursor as content.
mark.content | a | content | 2 | article
    Mark content from the word a letter picks, or ", s, p: quotation, sentence, paragraph.
mark.cue | c | cue | 3 | active
    Mark the cue of the quote: a letter picks the word.
mark.source | s | source | 4 | active
    Mark the source at the letter picked, then choose the speaker.
mark.cue_range | C | cue range |  | active
    Mark a cue of several words: two letters, first and last word.
mark.source_range | S | source range |  | active
    Mark a source of several words: two letters, first and last word.
mark.fragment | + | fragment | 5 | active
    Add a further fragment to the content: then ", a letter, s or p.
mark.grow | > | longer |  | active
    Make the last marked span a word longer; again, to the end of the clause.
mark.shrink | < | shorter |  | active
    Make the last marked span a word shorter.
mark.select | v | select | 5 | article
    Select text with the motions.
mark.select_sentence | V | select sentence |  | article
    Select the sentence under the cursor.
mark.finish | enter | done | 6 | active
    Accept the suggestion and go to the next; else finish this quote, or take it up again.

[article attributions: Suggestions]
suggest.reject | x | reject | 7 | suggestion
    Reject the suggestion, which never returns, and go to the next.
suggest.threshold | % | confidence |  | article
    Show suggestions from a confidence of 60 %, 75 %, 90 %, all of them, or none.
suggest.accept_all | A | accept all |  | suggestions
    Accept all suggestions that are shown, or those in view, after a look at them; one undo.

[visual: Mark]
select.content | enter a | content | 1 | article
    Mark exactly the selection as content.
select.cue | c | cue | 2 | active
    Mark exactly the selection as the cue.
select.source | s | source | 3 | active
    Mark exactly the selection as the source; then choose the speaker.
select.fragment | + | fragment | 4 | active
    Add exactly the selection to the content.
select.replace | r | replace |  | active
    Make the selection the whole content of the quote.
select.copy | y | copy | 5 | article
    Copy the selection with its citation.
select.swap | o | other end |  | article
    Move the other end of the selection.
select.cancel | escape v | cancel | 6
    Give the selection up.

[article attributions: Annotate]
quote.speaker | p | speaker |  | active
    Choose the speaker of the quote.
quote.same_speaker | . | same speaker |  | active
    Give the quote the speaker that was chosen last.
quote.type | t | type |  | active
    Change the type: direct, indirect, mixed.
quote.tags | T | tags |  | active
    Give the quote tags.
quote.note | m | note |  | active
    Write a note on the quote.
quote.copy | y | copy | 9 | article
    Copy the quote with its citation.

[article: Annotate]
quote.details | E | details |  | active
    Edit role, affiliation, addressee and everything else of the quote.
quote.delete | d | delete |  | active
    Delete the quote under the cursor; undo brings it back.

[attributions: Suggestions]
quotes.finish | enter | go to | 1 | active
    Accept the suggestion and go to the next; else go to the quote in the text and take it up.

[attributions: Annotate]
quotes.open | l right | in the text | 2 | active
    Go to the quote in the text and take it up.
quotes.details | e E | edit | 3 | active
    Edit everything of the quote.
quotes.delete | d delete | delete | 4 | active
    Delete the quote; undo brings it back.

[article attributions: Library]
desk.filter | & | filter list
    Go to the library and filter it as you type.

[library attributions: Library]
desk.stop | escape | stop | 1 | bulk
    Stop a change of many articles that goes on; what is done stays, undo takes it back.

[library attributions: Move]
list.down | j down | down
    Go one down.
list.up | k up | up
    Go one up.
list.page_down | ctrl+d pagedown ctrl+f | page
    Go a page down.
list.page_up | ctrl+u pageup ctrl+b | page up
    Go a page up.
list.first | g-g home | first
    Go to the first.
list.last | G end | last
    Go to the last.

[library: Library]
library.open | enter l right | open | 1 | row
    Open the article.
library.beside | b | beside | 2 | row
    Open the article beside the one that is open.
library.filter | & / | filter | 3
    Filter as you type: words, site: tag: state: lang: speaker: type: before: after:
library.sort | S | sort
    Choose the order of the list.
library.mark | space | pick | 4 | row
    Pick the article for an action on several; again to let it go.
library.mark_all | * | pick all |  | row
    Pick every article of the list, or let all go.
library.tag | T | tag | 5 | row
    Give the picked articles tags, or take tags off.
library.unread | U | unread |  | row
    Call the picked articles unread.
library.finish | D | done |  | row
    Call the picked articles done.
library.archive | A | archive | 6 | row
    Archive the picked articles; state:archived finds them again.
library.delete | d delete | delete |  | row
    Delete the picked articles; undo brings them back.
library.fields | F | fields |  | row
    Correct the article's title, authors, date and other fields.

[desk: Everywhere]
desk.add | g-a | add
    Add an article or follow a feed: paste a text (on the desk, too), name a file or a web address.
desk.feeds | g-F | feeds
    Open the feeds: what is unread in each, how they are; follow, sort, let go.
desk.refresh | g-r | refresh feeds
    Look for what is new in the feeds that are due; reading goes on meanwhile.
desk.export | g-x | export
    Export the annotations to a file.
desk.speakers | g-s | speakers
    Open the speakers: rename, merge, gender, role, affiliation.
desk.libraries | g-l | libraries
    Switch to another library or make a new one.
desk.settings | g-n | names
    Name the library, and say who marks in it.
desk.next_unread | g-u | next unread
    Open the next unread article.
desk.conflicts | g-c | conflicts
    Choose between versions that two people saved.
desk.samples | g-S | samples out
    Take the sample articles out of the library; undo brings them back.
desk.tour | g-t | tour
    Take the guided tour.
desk.next_pane | tab | pane | 20 | article
    Go to the next pane.
desk.previous_pane | shift+tab | pane back
    Go to the pane before.
desk.zoom | z | zoom
    Show the focused pane alone; again for all of them.
desk.undo | u | undo | 10
    Take the last action in this pane back.
desk.redo | ctrl+r | redo
    Do again what was taken back.
desk.retry | ctrl+s | save again |  | unsaved
    Try again to save what could not be saved.
desk.palette | : ctrl+p | commands
    Find a command by name.
desk.help | ? f1 | keys | 30
    Show the keys that work here.
desk.theme | g-h | theme
    Choose the colours.
desk.quit | q ctrl+q | quit | 31
    Leave kutip; everything is saved.

[article: Article]
article.fields | F | fields |  | article
    Correct the article's title, authors, date, blocks and other fields.
article.tags | g-T | article tags |  | article
    Give the article tags.
article.done | D | done |  | article
    Call the article done, or take it up again.
article.browser | o | browser |  | url
    Open the article's web page in the browser.
article.refetch | g-f | fetch again |  | url
    Fetch the article's page again: when it has changed, a new version with its quotes opens.
article.versions | g-v | versions |  | article
    Go to another version of the article, or to one that says much the same.
article.close | ctrl+w | close |  | article
    Close the article.
article.role | B | block role |  | article
    Change the role of the block under the cursor.
article.cancel | escape | cancel |  | article
    Give up what is begun; leave the quote.

[feeds: Feeds]
feeds.open | enter l right | read | 1
    Read the articles of the feed: the list in the library shows only them.
feeds.refresh | r | refresh | 2
    Look for what is new in this feed, even before it is due.
feeds.refresh_all | R | refresh all | 3
    Look for what is new in all feeds that are due.
feeds.stop | x | stop | 4
    Stop an undo of many changes, or the refresh; what is done by then stays.
feeds.add | a n | add | 5
    Follow another feed.
feeds.edit | e | edit | 6
    Give the feed another title or folder; say when its pages are fetched.
feeds.remove | d delete | let go | 7
    Follow the feed no longer; its articles stay, undo brings it back.
feeds.undo | u | undo | 8
    Take the last action on feeds, speakers or the library back.
feeds.redo | ctrl+r | redo
    Do again what was taken back.
feeds.retry | ctrl+s | save again
    Try again to save what could not be saved.
feeds.import | i | import | 9
    Follow the feeds of a list: the name of an OPML file.
feeds.export | o | export | 10
    Write the feeds as a list into an OPML file.
feeds.down | j down | down
    Go one feed down.
feeds.up | k up | up
    Go one feed up.
feeds.page_down | ctrl+d pagedown ctrl+f space | page
    Go a page down.
feeds.page_up | ctrl+u pageup ctrl+b | page up
    Go a page up.
feeds.first | g-g home | first
    Go to the first feed.
feeds.last | G end | last
    Go to the last feed.
feeds.help | ? f1 | keys | 30
    Show the keys. The signs: ● fresh, ○ due, ↻ being read, ✗ failed, ▪ gone for good.
feeds.close | escape q | back | 11
    Go back to the desk; a refresh goes on.

"""
