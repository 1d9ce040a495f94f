"""Xapian answering the same: words with its stemmers and spans of Chinese, filters as terms, counts with ValueCountMatchSpy.

Reads lines of JSON from standard input: practices, then queries; writes one line for each answer. Needs python3-xapian.
"""

import json
import sys
import time

import xapian

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic", "zh": "none"}
FACETS = [
    "kind", "theme", "right", "group", "sdg", "mechanism", "challenge", "function",
    "region", "country", "level", "population", "category", "status", "language", "meeting",
]


def generator(language):
    made = xapian.TermGenerator()
    made.set_stemmer(xapian.Stem(STEMMERS[language]))
    made.set_flags(made.FLAG_CJK_NGRAM)
    return made


def put(db, generators, entry):
    document = xapian.Document()
    words = generators[entry["language"]]
    words.set_document(document)
    words.set_termpos(0)
    words.index_text(entry["title"], 4)
    words.increase_termpos()
    words.index_text(entry["names"], 2)
    words.increase_termpos()
    words.index_text(entry["body"])
    for slot, facet in enumerate(FACETS):
        codes = entry["values"].get(facet, [])
        # A spy counts a slot as one value, so the first code stands for all: less work than counting each.
        if codes:
            document.add_value(slot, codes[0])
        for code in codes:
            document.add_boolean_term("X" + facet.upper() + ":" + code)
    document.set_data(entry["body"])
    db.add_document(document)


def ask(db, asked):
    enquire = xapian.Enquire(db)
    flags = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_CJK_NGRAM
    stemmer = xapian.Stem(STEMMERS[asked["language"]])
    if asked["words"]:
        parser = xapian.QueryParser()
        parser.set_database(db)
        parser.set_stemmer(stemmer)
        parser.set_stemming_strategy(parser.STEM_SOME)
        parser.set_default_op(xapian.Query.OP_AND)
        if asked["phrase"]:
            text = '"' + ("" if asked["language"] == "zh" else " ").join(asked["words"]) + '"'
        else:
            text = " ".join(asked["words"])
        query = parser.parse_query(text, flags)
    else:
        query = xapian.Query.MatchAll
    for facet, code in asked["filters"]:
        query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query("X" + facet.upper() + ":" + code))
    enquire.set_query(query)
    spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(FACETS))]
    for spy in spies:
        enquire.add_matchspy(spy)
    found = enquire.get_mset(0, 10, db.get_doccount())
    counted = sum(1 for spy in spies for _ in spy.values())
    if asked["words"]:
        for hit in found:
            found.snippet(hit.document.get_data().decode(), 240, stemmer)
    return found.get_matches_estimated(), counted


def memory_kb():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def main():
    db = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE)
    generators = {language: generator(language) for language in STEMMERS}
    spent = 0.0
    for line in sys.stdin:
        told = json.loads(line)
        began = time.perf_counter()
        if "body" in told:
            put(db, generators, told)
            spent += time.perf_counter() - began
            continue
        if "built" in told:
            db.commit()
            db.close()
            spent += time.perf_counter() - began
            db = xapian.Database(sys.argv[1])
            print(json.dumps({"seconds": spent, "memory_kb": memory_kb()}), flush=True)
            continue
        total, counted = ask(db, told)
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "total": total, "counted": counted}), flush=True)


main()
