"""Texts of a kind that makes rules look at the same words time and again, a line of each."""

SHAPES = {
    "prose": 'Sari mengatakan bahwa jalan itu, menurut warga, sudah aman. "Kami siap," kata Budi. ',
    "told again": "Jalan itu aman. Hal itu dikatakan Budi. ",
    "cue clauses": '" kata Budi, ',
    "titles": "Menteri ",
    "names": "Ana Ruiz, ",
    "open quotations": '"Kami siap, kata Budi. ',
    "quotation marks": '"',
    "cues": "mengatakan bahwa ",
    "brackets": "Badan Air (BA) Ana ",
    "relatives": "Ana, yang datang, ",
    "opening marks": "“Kami siap ",
    "nested quotations": '"Ana berkata, ‘jalan,’ ',
    "letters with marks": '"Kami siap e\u0301," kata Bude\u0301. ',
    "one word": "x",
    "English": 'Ana Ruiz, 54, said on Monday the road, a wreck, was shut. "Go," he said. ',
    "ages": ", 7",
    "adjuncts": "jalan dalam road by ",
    "asides": ", in road",
    "titled names": "Mayor Ana Ruiz, ",
    "paragraphs": "Ana Ruiz Budi\n",
}


def shaped(name: str, size: int) -> str:
    """Return a text of a shape, of so many code points or a few fewer."""
    return SHAPES[name] * (size // len(SHAPES[name]))
