"""Words put into the quotes that YAML needs, the simplest that keep them as they are."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return the text between " and ", or ' and ' where it holds a " or a backslash itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
