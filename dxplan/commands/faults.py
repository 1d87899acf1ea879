"""What nobody foresaw, in words for the person who edits; what a programmer needs of it goes into a file."""

from __future__ import annotations

import contextlib
import traceback
from pathlib import Path

from dxplan.cores import WorkFailed
from dxplan.store import keep

NAME = "fault"


def told(fault: Exception, cache: Path, lang: str) -> str:
    """Return what became of a command that failed by a fault of the program, or of a process of its own.

    Site and content are written whole or not at all, so both are as they were. A process that died (no
    memory, a crash of the drawing engine) can be tried again; of anything else a record is kept in the cache.
    """
    same = "サイトも content も前のままです。" if lang == "ja" else "Site and content are as they were."
    if isinstance(fault, WorkFailed) and fault.died:
        if lang == "ja":
            why = "メモリが足りないときに起こります。ほかのプログラムを閉じて、もう一度実行してください。"
            return f"ページやグラフを作る処理が途中で止まりました。{same}{why}"
        why = "This happens where memory is short: close other programs and try again."
        return f"A process that makes pages or charts died. {same} {why}"
    record = "".join(traceback.format_exception(fault)).encode("utf-8", "backslashreplace")
    with contextlib.suppress(OSError):  # a full disk may be what is wrong
        keep(cache, NAME, record)
    last, where = str(fault).strip().rpartition("\n")[2] or type(fault).__name__, cache / NAME
    if lang == "ja":
        why = f"記録を「{where}」に残しました。プログラムの担当者に渡してください。"
        return f"プログラムの不具合で止まりました（{last}）。content の間違いではありません。{same}\n{why}"
    why = f'A record is in "{where}": hand it to whoever looks after the program.'
    return f"The program failed ({last}), through no mistake in content. {same}\n{why}"
