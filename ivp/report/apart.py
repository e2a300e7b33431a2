"""Templates of one's own are rendered in a process apart: data in, text out, within bounds of time, memory and length.

The process gets the templates and the views as JSON on its standard input, one line each, and answers each view with a
line. It has no variables in its environment, and once it has started it opens no file, no connection and no process.
"""

from __future__ import annotations

import _thread
import codecs
import faulthandler
import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from jinja2 import TemplateRuntimeError, TemplateSyntaxError

from ivp.finding import Message
from ivp.language import N_, languages
from ivp.refusal import FOUND, Refused
from ivp.report.environment import Medium, templates
from ivp.report.kinds import KINDS
from ivp.report.look import Look
from ivp.report.sandbox import Fenced, fenced, why
from ivp.view.base import View
from ivp.view.portfolio import PortfolioView

_MEMORY = 1_500_000_000
_MAIN = "from ivp.report.apart import main; main()"
_START_SECONDS, _GRACE_SECONDS = 120, 15
_NEEDED = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""The variables without which Python itself does not start on some systems."""
_REFUSED = frozenset({
    "open", "import", "os", "subprocess", "socket", "ctypes", "shutil", "pty", "fcntl", "glob", "tempfile",
    "pathlib", "gc", "winreg", "_winapi", "mmap", "sqlite3", "urllib", "http", "ftplib", "smtplib", "pickle",
    "marshal", "cpython", "signal",
})  # fmt: skip
"""What the interpreter tells of (its audit events, up to the first point) and the process apart never does."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a page may take, and how long it may become, in signs."""

    seconds: int = 30
    signs: int = 20_000_000


def bad_template(name: str, line: int | None, why: Message) -> Refused:
    """Why a template of the plan repository cannot be rendered: its name and line, and what is wrong."""
    return Refused(why, exit_code=FOUND, place=f"{name}:{line}" if line else name)


class Apart:
    """The process apart for one look, from the first page until it is closed."""

    def __init__(self, look: Look, limits: Limits | None = None) -> None:
        self._look, self._limits = look, limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def render(self, view: View, template: str, language: str, medium: Medium) -> str:
        """The text of a page. Raises ``Refused``, after which the process is not used again."""
        if self._process is None:
            self._process = _started()
            setup = {"look": asdict(self._look), "limits": asdict(self._limits)}
            self._ask(setup, template, _START_SECONDS)
        data = view.model_dump(mode="json")
        asked = {
            "view": type(view).__name__,
            "data": data,
            "template": template,
            "language": language,
            "medium": medium,
        }
        answer = self._ask(asked, template, self._limits.seconds + _GRACE_SECONDS)
        if "text" in answer:
            return str(answer["text"])
        template, gaps = answer["why"], answer["args"]  # not in the call: Babel would take the key for a sentence
        raise bad_template(self._look.place(str(answer["name"])), answer["line"], Message(template, gaps))

    def _ask(self, asked: Mapping[str, Any], template: str, seconds: int) -> dict[str, Any]:
        """Send a line and wait for the answer; a process that does not answer in time is ended."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            with suppress(OSError):
                process.stdin.write(json.dumps(asked).encode("ascii") + b"\n")
                process.stdin.flush()
            line = process.stdout.readline(7 * self._limits.signs + 1000)
        finally:
            timer.cancel()
        with suppress(ValueError):
            answer = json.loads(line)
            if isinstance(answer, dict):
                return answer
        slow = Message(N_("this takes longer than {number} seconds"), {"number": self._limits.seconds})
        gone = Message(N_("the process that renders templates of your own ended halfway"))
        raise bad_template(self._look.place(template), None, slow if late.is_set() else gone)


def _started() -> subprocess.Popen[bytes]:
    """The process, which finds the modules where this one does but has nothing else of it."""
    places = [str(Path(place).absolute()) for place in sys.path]
    code = f"import sys; sys.path[:] = {places!r}; {_MAIN}"
    return subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-I", "-X", "utf8", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=templates(),
        env={name: os.environ[name] for name in _NEEDED if name in os.environ},
    )


def main() -> None:
    """Answer lines on standard input until it ends."""
    lines, answers = sys.stdin.buffer, sys.stdout.buffer
    setup = json.loads(lines.readline())
    rendering = _Rendering(Look(**setup["look"]), Limits(**setup["limits"]))
    _close_off()
    _tell(answers, {})
    for line in lines:
        _tell(answers, rendering.answer(json.loads(line)))


def _tell(answers: IO[bytes], answer: Mapping[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    answers.flush()


class _Rendering:
    """What happens in the process apart."""

    def __init__(self, look: Look, limits: Limits) -> None:
        self.look, self.limits = look, limits
        media: tuple[Medium, ...] = ("html", "pdf", "md")
        self.environments = {
            (language, medium): fenced(language, medium, look) for language in languages() for medium in media
        }
        shapes: tuple[type[View], ...] = (PortfolioView, *(kind.shape for kind in KINDS.values()))
        self.views = {shape.__name__: shape for shape in shapes}
        self.busy = False
        signal.signal(signal.SIGINT, self._stop)

    def _stop(self, *_: object) -> None:
        if self.busy:
            raise _beyond(N_("this takes longer than {number} seconds"), self.limits.seconds)

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The text, or what is wrong with a template and where."""
        view = self.views[asked["view"]].model_validate(asked["data"])
        environment = self.environments.get((asked["language"], asked["medium"]))
        environment = environment or self.environments["en", asked["medium"]]
        timer = threading.Timer(self.limits.seconds, _thread.interrupt_main)
        faulthandler.dump_traceback_later(self.limits.seconds + _GRACE_SECONDS, exit=True)
        timer.start()
        self.busy = True
        try:
            return {"text": self._text(environment, asked["template"], view)}
        except Exception as fault:  # noqa: BLE001  whatever it is, it is the template's
            return self._fault(fault, asked["template"])
        finally:
            self.busy = False
            timer.cancel()
            faulthandler.cancel_dump_traceback_later()

    def _text(self, environment: Fenced, template: str, view: View) -> str:
        made = environment.get_template(template).generate(view=view)
        parts, length = [], 0
        for part in made:
            parts.append(part)
            length += len(part)
            if length > self.limits.signs:
                made.throw(_beyond(N_("this prints more than {number} signs"), self.limits.signs))  # type: ignore[attr-defined]
        return "".join(parts)

    def _fault(self, fault: Exception, template: str) -> dict[str, Any]:
        """The fault at the last line of a template that it went through, one's own before others."""
        said, name, line = why(fault), template, None
        if isinstance(fault, TemplateSyntaxError):
            name, line = fault.name or template, fault.lineno
        else:
            places = [(frame.f_code.co_filename, at) for frame, at in traceback.walk_tb(fault.__traceback__)]
            own = [place for place in places if place[0] in self.look.templates]
            found = own or [place for place in places if place[0].endswith(".j2")]
            name, line = found[-1] if found else (template, None)
        return {"name": name, "line": line, "why": said.template, "args": dict(said.args)}


def _beyond(sentence: str, number: int) -> TemplateRuntimeError:
    """The fault of a template that goes beyond one of the limits."""
    return TemplateRuntimeError(Message(sentence, {"number": number}))  # type: ignore[arg-type]


def _close_off() -> None:
    """Give up what a template has no use for: memory without end, and every way out of the process."""
    from jinja2 import debug  # noqa: F401, PLC0415  loaded by Jinja when a template fails, too late by then

    codecs.lookup("unicode_escape")  # and this one by its lexer

    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def refuse(event: str, _: object) -> None:
        if event.split(".", 1)[0] in _REFUSED:
            raise PermissionError(event)

    sys.addaudithook(refuse)
