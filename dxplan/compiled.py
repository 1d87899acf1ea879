"""Templates as Python code, kept between builds: to compile all takes longer than to use them."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib import metadata
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from .store import keep, kept

SETTINGS = Path(__file__).with_name("render.py")  # how the environment is made goes into the code


class Compiled(BytecodeCache):
    """What Jinja keeps of templates, where damage is noticed; Jinja itself checks source and Python."""

    def __init__(self, folder: Path) -> None:
        """Keep code in a folder, which may be missing."""
        self.folder = folder

    @cached_property
    def makers(self) -> str:
        """What makes the code, beside the template."""
        made = hashlib.sha256(metadata.version("jinja2").encode() + SETTINGS.read_bytes())
        return made.hexdigest()[:12]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is kept whole."""
        code = kept(self.folder, f"{bucket.key}-{self.makers}")
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        keep(self.folder, f"{bucket.key}-{self.makers}", bucket.bytecode_to_string())
