"""All edits of the path: functions from a definition to a new one, which undo simply keeps.

Each raises RuleBroken("edit.…") where the rule forbids it, and touches only what it changes.
"""

from diagram.graph.aligning import Axis, Side, align, distribute
from diagram.graph.changing import fresh_id
from diagram.graph.clipping import Clip, copy, paste
from diagram.graph.edits_adding import add_flow, add_phase, add_step, insert_on_flow
from diagram.graph.edits_facts import (
    add_deadline,
    remove_deadline,
    rename,
    set_deadline,
    set_flow,
    set_phase,
    set_step,
)
from diagram.graph.edits_flows import bend, reconnect, reroute
from diagram.graph.edits_moving import make_space, move, resize_phase
from diagram.graph.edits_removing import remove
from diagram.graph.parallels import add_parallel, move_branch
from diagram.graph.templates import add_template

__all__ = [
    "Axis",
    "Clip",
    "Side",
    "add_deadline",
    "add_flow",
    "add_parallel",
    "add_phase",
    "add_step",
    "add_template",
    "align",
    "bend",
    "copy",
    "distribute",
    "fresh_id",
    "insert_on_flow",
    "make_space",
    "move",
    "move_branch",
    "paste",
    "reconnect",
    "remove",
    "remove_deadline",
    "rename",
    "reroute",
    "resize_phase",
    "set_deadline",
    "set_flow",
    "set_phase",
    "set_step",
]
