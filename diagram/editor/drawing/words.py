"""The words of the drawing board, given by the caller in the language of the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from diagram.graph.checks import Problem
from models.rules.errors import PolkuError
from models.rules.process import DeadlineMark
from models.rules.words import Language, Words


class EditName(StrEnum):
    """What an edit was, to be named by undo."""

    ADD_STEP = "add_step"
    ADD_PHASE = "add_phase"
    ADD_TEMPLATE = "add_template"
    ADD_NOTE = "add_note"
    ADD_PARALLEL = "add_parallel"
    CONNECT = "connect"
    INSERT = "insert"
    MOVE = "move"
    RESIZE = "resize"
    RENAME = "rename"
    DELETE = "delete"
    CUT = "cut"
    PASTE = "paste"
    DUPLICATE = "duplicate"
    BEND = "bend"
    RECONNECT = "reconnect"
    REROUTE = "reroute"
    ALIGN = "align"
    DISTRIBUTE = "distribute"
    SPACE = "space"


class Command(StrEnum):
    """What can be asked of the drawing board by key, menu or button."""

    RENAME = "rename"
    NEW_STEP = "new_step"
    CREATE = "create"
    NEW_PHASE = "new_phase"
    NEW_REMINDER = "new_reminder"
    NEW_PARALLEL = "new_parallel"
    NEW_NOTE = "new_note"
    CONNECT = "connect"
    RECONNECT = "reconnect"
    BEND = "bend"
    RESIZE = "resize"
    SPACE = "space"
    REROUTE = "reroute"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    DUPLICATE = "duplicate"
    DELETE = "delete"
    SELECT_ALL = "select_all"
    ALIGN_LEFT = "align_left"
    ALIGN_CENTRE = "align_centre"
    ALIGN_RIGHT = "align_right"
    ALIGN_TOP = "align_top"
    ALIGN_MIDDLE = "align_middle"
    ALIGN_BOTTOM = "align_bottom"
    DISTRIBUTE_ACROSS = "distribute_across"
    DISTRIBUTE_DOWN = "distribute_down"
    FIT = "fit"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    REAL_SIZE = "real_size"
    MENU = "menu"
    EFFECTS = "effects"


class Say(StrEnum):
    """A sentence of the drawing board; in brackets its places."""

    CANVAS = "canvas"
    SIZE = "size"
    """{phases}, {steps}, {flows}."""
    PHASE = "phase"
    """{number}, {name}, {steps}."""
    TASK = "task"
    """{name}: the kinds of nodes, for whom they are read."""
    START = "start"
    END = "end"
    GATEWAY = "gateway"
    SEND = "send"
    PARALLEL = "parallel"
    PARALLEL_NAMELESS = "parallel_nameless"
    NOTE = "note"
    DEADLINE = "deadline"
    """{length}, {phase}."""
    FLOW = "flow"
    """{name}, {source}, {target}."""
    FLOW_NAMELESS = "flow_nameless"
    """{source}, {target}."""
    BRANCH = "branch"
    """{place}, {of}: when a parallel branch is done."""
    LINE = "line"
    """{name}: what a note is tied to."""
    TOLD = "told"
    """{text}: what a note says of an element."""
    TELLS_OF = "tells_of"
    """{names}."""
    FOREIGN = "foreign"
    """{kind}, {name}: what a file draws beside the path."""
    FOREIGN_NAMELESS = "foreign_nameless"
    """{kind}."""
    FOREIGN_STEP = "foreign_step"
    """{kind}: what the file calls a step."""
    FOREIGN_KEPT = "foreign_kept"
    PLACE_IN_PHASE = "place_in_phase"
    """{number}, {of}, {phase}."""
    PLACE_ON_TOP = "place_on_top"
    LEADS_TO = "leads_to"
    """{names}."""
    COMES_FROM = "comes_from"
    """{names}."""
    PROBLEMS = "problems"
    """{count}."""
    EFFECTS = "effects"
    """{told}: what the draft would do to cases there."""
    WOULD_BE_LATE = "would_be_late"
    """{count}: the effects of a draft on cases, as short as can be."""
    WOULD_BE_STUCK = "would_be_stuck"
    WOULD_BE_HOMELESS = "would_be_homeless"
    WOULD_BE_FREED = "would_be_freed"
    NAMELESS = "nameless"
    CHOSEN = "chosen"
    """{count}."""
    READY = "ready"
    """{source}, {target}: a flow may be drawn."""
    LINE_READY = "line_ready"
    """{name}: a note may be tied to it."""
    PICK_TARGET = "pick_target"
    """{source}."""
    DROP_TO_CREATE = "drop_to_create"
    INTO_PHASE = "into_phase"
    """{phase}: a moved step comes to lie in another phase."""
    OUT_OF_PHASE = "out_of_phase"
    DROP_TO_INSERT = "drop_to_insert"
    """{source}, {target}."""
    CREATE_TITLE = "create_title"
    CREATE_AFTER = "create_after"
    """{name}."""
    CREATE_IN = "create_in"
    """{name}: a phase."""
    CREATE_ON = "create_on"
    """{source}, {target}."""
    NOTHING_FOUND = "nothing_found"
    KIND_TASK = "kind_task"
    KIND_GATEWAY = "kind_gateway"
    KIND_START = "kind_start"
    KIND_END = "kind_end"
    KIND_PHASE = "kind_phase"
    KIND_SEND = "kind_send"
    KIND_PARALLEL = "kind_parallel"
    KIND_PAIR = "kind_pair"
    KIND_NOTE = "kind_note"
    RENAME = "rename"
    """{name}."""
    RESIZING = "resizing"
    BENDING = "bending"
    SPACING = "spacing"
    MOVED = "moved"
    """{name}."""
    DELETED = "deleted"
    """{count}."""
    COPIED = "copied"
    """{count}."""
    PASTED = "pasted"
    """{count}."""
    NOTHING_TO_PASTE = "nothing_to_paste"
    CANCELLED = "cancelled"
    DONE = "done"
    NO_FURTHER = "no_further"
    RENAMED = "renamed"
    """{name}."""


@dataclass(frozen=True, slots=True)
class DraftWords:
    """Sentences with named places, names of commands, and functions that put data into words."""

    language: Language
    sentences: Mapping[Say, str]
    commands: Mapping[Command, str]
    length: Callable[[DeadlineMark], str]
    """How long a deadline is, e.g. "7 arkipäivää"."""
    foreign: Callable[[str], str]
    """What a kind of BPMN that is not ours is called, e.g. "tietovarasto"."""
    refusal: Callable[[PolkuError], str]
    finding: Callable[[Problem], str]

    def say(self, sentence: Say, **places: object) -> str:
        """Return a sentence with its places filled."""
        said = self.sentences[sentence]
        return said.format(**places) if places else said

    def name(self, words: Words) -> str:
        """Return the name of an element, or that it has none."""
        return words.said_in(self.language) or self.say(Say.NAMELESS)
