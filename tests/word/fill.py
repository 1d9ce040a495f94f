"""Fills a questionnaire with python-docx, as people who script Word do: fill.py HOW QUESTIONNAIRE ANSWERS OUT.

ANSWERS is a list of objects: tag, heading, text. HOW says which way is taken:

  controls    writes into the content controls, by their tags
  paragraphs  takes the controls out, and writes below the questions and into the cells of the table
  anew        writes a new document with the questions and the answers, and nothing else
"""

import json
import sys
from copy import deepcopy

import docx
from docx.oxml.ns import qn
from docx.oxml import OxmlElement


def write(paragraph, text):
    """A paragraph with this text and nothing else."""
    for child in list(paragraph):
        if child.tag != qn("w:pPr"):
            paragraph.remove(child)
    run = OxmlElement("w:r")
    paragraph.append(run)
    for at, line in enumerate(text.split("\n")):
        if at:
            run.append(OxmlElement("w:br"))
        element = OxmlElement("w:t")
        element.set(qn("xml:space"), "preserve")
        element.text = line
        run.append(element)


def style(paragraph):
    """The id of the style of a paragraph."""
    found = paragraph.find(qn("w:pPr") + "/" + qn("w:pStyle"))
    return None if found is None else found.get(qn("w:val"))


def controls(document, answers):
    for answer in answers:
        (control,) = [
            control
            for control in document.element.iter(qn("w:sdt"))
            for tag in control.iter(qn("w:tag"))
            if tag.get(qn("w:val")) == answer["tag"]
        ]
        for flag in list(control.iter(qn("w:showingPlcHdr"))):
            flag.getparent().remove(flag)
        paragraphs = list(control.find(qn("w:sdtContent")).iter(qn("w:p")))
        if not paragraphs:
            # Inside of a paragraph: a run.
            next(control.iter(qn("w:t"))).text = answer["text"]
            continue
        first = paragraphs[0]
        parts = answer["text"].split("\n\n")
        for part in parts[1:][::-1]:
            copy = deepcopy(first)
            write(copy, part)
            first.addnext(copy)
        write(first, parts[0])


def paragraphs(document, answers):
    by_heading = {answer["heading"]: answer["text"] for answer in answers}
    for table in document.tables:
        for row in table.rows:
            label = row.cells[0].paragraphs[0].text
            if label in by_heading:
                row.cells[1].text = by_heading[label]
    for control in list(document.element.body.iter(qn("w:sdt"))):
        control.getparent().remove(control)
    for paragraph in list(document.paragraphs):
        text = by_heading.get(paragraph.text)
        if text is None:
            continue
        # Below its hints, where the frame was.
        last = paragraph._p
        while last.getnext() is not None and style(last.getnext()) == "Hint":
            last = last.getnext()
        for part in text.split("\n\n")[::-1]:
            below = OxmlElement("w:p")
            last.addnext(below)
            write(below, part)


def anew(answers):
    document = docx.Document()
    for answer in answers:
        document.add_paragraph(answer["heading"])
        for part in answer["text"].split("\n\n"):
            write(document.add_paragraph()._p, part)
    return document


def main(how, questionnaire, answers, out):
    with open(answers, encoding="utf-8") as file:
        answers = json.load(file)
    document = docx.Document(questionnaire)
    if how == "controls":
        controls(document, answers)
    elif how == "paragraphs":
        paragraphs(document, answers)
    else:
        document = anew(answers)
    document.save(out)


main(*sys.argv[1:])
