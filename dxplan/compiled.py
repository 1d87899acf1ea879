"""Templates as Python code: with little to do for each word, kept between builds.

A page has some 600 words and pieces of HTML to put in, from 20 templates; nearly all need no escaping.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import MutableMapping
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from .store import keep, kept

CODED = ("compiled.py", "render.py")  # how the environment is made goes into the code
NEEDS_ESCAPE = re.compile("[&<>\"']").search


def shown(value: Any) -> str:
    """Return what a page shows of a value: escaped, but for what is HTML already."""
    kind = type(value)
    if kind is Markup or (kind is str and not NEEDS_ESCAPE(value)):
        return value  # type: ignore[no-any-return]
    return escape(value)


class _Code(CodeGenerator):
    """Writes the code of a template; what it puts out goes through `shown`."""

    def _output_child_pre(self, *_: Any) -> None:
        self.write("environment.shown(")


class _Template(jinja2.Template):
    """A template whose macros are made once: they know nothing of the page that imports them."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  Jinja's name
        return super()._get_default_module()


class Environment(jinja2.Environment):
    """Jinja's environment for templates that all escape and that do not change while it lives."""

    code_generator_class = _Code
    template_class = _Template
    shown = staticmethod(shown)

    @cached_property
    def _found(self) -> dict[str, jinja2.Template]:
        return {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> jinja2.Template:
        """Return a template by its name, looked up once."""
        if isinstance(name, str) and globals is None:
            if name not in self._found:
                self._found[name] = super().get_template(name, parent)
            return self._found[name]
        return super().get_template(name, parent, globals)


class Compiled(jinja2.BytecodeCache):
    """What Jinja keeps of templates, where damage is noticed; Jinja itself checks source and Python."""

    def __init__(self, folder: Path) -> None:
        """Keep code in a folder, which may be missing."""
        self.folder = folder

    @cached_property
    def makers(self) -> str:
        """What makes the code, beside the template."""
        coded = [Path(__file__).with_name(name).read_bytes() for name in CODED]
        made = hashlib.sha256(b"\0".join([metadata.version("jinja2").encode(), *coded]))
        return made.hexdigest()[:12]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is kept whole."""
        code = kept(self.folder, f"{bucket.key}-{self.makers}")
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        keep(self.folder, f"{bucket.key}-{self.makers}", bucket.bytecode_to_string())
