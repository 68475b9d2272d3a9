#!/usr/bin/env python3
"""Writes the manual pages of quartermaster: quartermaster.1, and quartermaster-COMMAND.1 for each command.

    quartermaster --experimental-dump-help | tools/manual.py FOLDER VERSION
"""

import json
import pathlib
import re
import sys


def escaped(text):
    """A text as roff takes it: no line begins a request, and a hyphen is the one that can be searched for."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


def paragraphs(text):
    """Paragraphs of a discussion; indented lines are examples and stay as they are."""
    lines = []
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        rows = part.split("\n")
        if rows[0].startswith("  "):
            lines += [".PP", ".RS 4", ".nf", *(escaped(row.strip()) for row in rows), ".fi", ".RE"]
        else:
            lines += [".PP", *(escaped(row) for row in rows)]
    return lines


def spelling(argument):
    """How an argument is written on the command line."""
    if argument["kind"] == "positional":
        return f"<{argument['valueName']}>"
    names = ", ".join({"long": "--", "short": "-"}.get(name["kind"], "-") + name["name"] for name in argument["names"])
    return names if argument["kind"] == "flag" else f"{names} <{argument['valueName']}>"


def options(arguments):
    lines = []
    for argument in arguments:
        if argument.get("shouldDisplay", True):
            lines += [".TP", f"\\fB{escaped(spelling(argument))}\\fR", escaped(argument.get("abstract", ""))]
            if argument.get("defaultValue"):
                lines.append(escaped(f"(default: {argument['defaultValue']})"))
    return lines


def synopsis(name, command):
    words = [f".B {escaped(name)}"]
    for argument in command.get("arguments", []):
        if argument.get("shouldDisplay", True):
            text = escaped(spelling(argument).split(", ")[-1])
            words.append(f"[{text}]" if argument["isOptional"] else text)
    if command.get("subcommands"):
        words.append("<command>")
    return words


def page(name, command, version, commands=()):
    lines = [f'.TH "{name.upper()}" "1" "" "{version}" "User Commands"', ".SH NAME"]
    lines.append(f"{escaped(name)} \\- {escaped(command.get('abstract', ''))}")
    lines += [".SH SYNOPSIS", *synopsis(name.replace("-", " ", 1), command)]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", *paragraphs(command["discussion"])]
    if command.get("arguments"):
        lines += [".SH OPTIONS", *options(command["arguments"])]
    if commands:
        lines.append(".SH COMMANDS")
        for other in commands:
            lines += [".TP", f"\\fBquartermaster\\-{escaped(other['commandName'])}\\fR(1)", escaped(other.get("abstract", ""))]
    else:
        lines += [".SH SEE ALSO", r"\fBquartermaster\fR(1)"]
    return "\n".join(lines) + "\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    root = json.load(sys.stdin)["command"]
    commands = [
        command for command in root["subcommands"] if command.get("shouldDisplay", True) and command["commandName"] != "help"
    ]
    (folder / "quartermaster.1").write_text(page("quartermaster", root, sys.argv[2], commands))
    for command in commands:
        name = f"quartermaster-{command['commandName']}"
        (folder / f"{name}.1").write_text(page(name, command, sys.argv[2]))


main()
