"""The server's functions that read and move cases of all teams: facts, dates and ids, no client.

Each scope asks for its right, and shows rows only while its opening, a line of the log that an
earlier transaction has committed, is in force. The number of a protected case stays with those
named in it.
"""

from collections.abc import Iterator

from sqlalchemy import FromClause
from sqlalchemy.dialects import postgresql

from models.entities.case import Assignment, Case
from models.entities.document import Decision, Document, Instruction, Recipient, SignedCopy
from models.entities.letter_text import UsedText
from models.entities.listed import ListedDecision, ListedRecipient
from models.entities.people import Person, Prohibition, Tie
from models.entities.versions import MovedCase
from models.store.day_list import ACTS
from models.store.log_list import LISTS
from models.store.server.access_sql import OF_CASE
from models.store.server.log_sql import WHOLE_LOG

_POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]
SCOPES = {
    "process": ("publish_process",),
    "settings": ("edit_settings", "lead_team"),
    "figures": ("read_figures", "lead_team"),
    "load": ("lead_team",),
    "days": ("lead_team",),
}
"""Which of these rights each scope asks for."""
_NUMBER = (
    "CASE WHEN c.protected AND NOT c.id = ANY ((SELECT sec.my_own())::uuid[])"
    " THEN '•••' ELSE c.number END"
)
_TOLD_OF_ROUNDS = (
    "result",
    "assessment_started_on",
    "took_place",
    "way",
    "starts_at",
    "starts_assessment",
    "started_on",
    "child_protection_matter",
)
"""What finished documents say of the days of a round that a renewal has ended; codes and days."""
_ROUNDS = (
    "(SELECT coalesce(json_object_agg(v.key, v.value), '{}') FROM json_each(d.field_values) v"
    f" WHERE v.key IN {_TOLD_OF_ROUNDS}"
    " AND json_typeof(v.value) IN ('string', 'boolean') AND length(v.value::text) <= 40)"
)
_LEFT_OUT = frozenset(
    {"client_id", "language", "services", "created_at", "closing_ground", "row_version"}
)
_ANY = " OR ".join(f"(SELECT sec.house('{scope}'))" for scope in ("figures", "load", "settings"))


def _own(table: FromClause, *wanted: str) -> dict[str, str]:
    return {column.name: f"x.{column.name}" for column in table.columns
            if not wanted or column.name in wanted}  # fmt: skip


def _one_of(*rights: str) -> str:
    return "(" + " OR ".join(f"sec.may('{right}')" for right in rights) + ")"


_CASE = Case.__table__
_CASES = {column.name: f"c.{column.name}" for column in _CASE.columns
          if column.name not in _LEFT_OUT} | {"number": _NUMBER}  # fmt: skip
_DAYS = f"((SELECT sec.house('days')) AND {OF_CASE})"
_DOCUMENTS = {
    name: f"d.{name}"
    for name in ("id", "case_id", "series_id", "kind", "version", "status", "saved_at",
                 "finished_at", "superseded")
} | {
    "field_values": f"CASE WHEN d.status <> 'finished' THEN '{{}}'::json WHEN {_DAYS}"
    " THEN sec.only_codes(d.field_values::jsonb)::json"
    f" WHEN c.renewed_at IS NOT NULL AND (SELECT sec.house('figures')) THEN {_ROUNDS}"
    " ELSE '{}'::json END"
}  # fmt: skip
_OPEN_PATH = "(SELECT sec.house('process')) AND c.closed_on IS NULL"
_VIEWS: dict[str, tuple[FromClause, dict[str, str], str]] = {
    "case_file": (
        _CASE,
        _CASES,
        f"""app.case_file c WHERE (SELECT sec.house('figures')) OR {OF_CASE}
          OR ({_OPEN_PATH}) OR ((SELECT sec.house('settings')) AND c.closed_on IS NULL)
          OR ((SELECT sec.house('process')) AND c.id IN (SELECT m.case_id FROM app.moved_case m))
          OR ((SELECT sec.house('load')) AND c.worker_id IN
            (SELECT w.id FROM app.worker w WHERE w.team_id = (SELECT sec.my_team())))""",
    ),
    "document": (
        Document.__table__,
        _DOCUMENTS,
        f"""app.document d JOIN app.case_file c ON c.id = d.case_id WHERE ({_OPEN_PATH}) OR {_DAYS}
          OR ((SELECT sec.house('figures')) AND c.renewed_at IS NOT NULL)""",
    ),
    "decision": (
        ListedDecision.__table__,
        _own(ListedDecision.__table__, "document_id", "case_id", "signed_at"),
        f"""listed.decision x JOIN app.case_file c ON c.id = x.case_id WHERE {_OPEN_PATH}""",
    ),
    "recipient": (
        ListedRecipient.__table__,
        _own(ListedRecipient.__table__),
        f"""listed.recipient x JOIN app.case_file c ON c.id = x.case_id WHERE {_OPEN_PATH}""",
    ),
    "assignment": (
        Assignment.__table__,
        _own(Assignment.__table__, "id", "case_id", "worker_id", "kind", "starts_on", "ends_on"),
        f"app.assignment x WHERE {_ANY}",
    ),
    "moved_case": (
        MovedCase.__table__,
        _own(MovedCase.__table__),
        "app.moved_case x WHERE (SELECT sec.house('process'))",
    ),
}

_SHOWN = f"(SELECT c.client_id FROM app.case_file c WHERE c.closed_on IS NULL AND {OF_CASE})"
_TIES = f"""SELECT t.* FROM app.tie t WHERE (SELECT sec.lists_open()) AND t.client_id IN {_SHOWN}
  AND (t.kind = 'guardian' OR t.has_custody OR t.kind = 'sibling' AND t.person_id IN {_SHOWN})"""
_ADDRESSEES = "ANY ((SELECT sec.my_addressees())::uuid[])"
_ADDRESSED = f"x.id = {_ADDRESSEES}"
_NAMED = f"""(x.id IN {_SHOWN.replace("c.closed_on IS NULL AND ", "")} OR x.id IN
  (SELECT r.person_id FROM app.recipient r JOIN app.case_file c ON c.id = r.case_id
   WHERE {OF_CASE} AND (r.served_on IS NOT NULL OR r.way = 'post')))"""
_NEAR: dict[str, tuple[FromClause, dict[str, str], str]] = {
    "tie": (
        Tie.__table__,
        _own(Tie.__table__, "id", "client_id", "person_id", "kind", "has_custody"),
        f"({_TIES}) x",
    ),
    "person": (
        Person.__table__,
        _own(Person.__table__, "id", "non_disclosure")
        | {
            name: f"CASE WHEN {_NAMED} THEN x.{name} ELSE '' END"
            for name in ("surname", "given_names")
        }
        | {
            name: f"CASE WHEN {_ADDRESSED} AND NOT x.non_disclosure THEN x.{name} ELSE '' END"
            for name in ("street", "postcode", "town")
        }
        | {
            name: f"CASE WHEN {_ADDRESSED} THEN x.{name} ELSE '' END"
            for name in ("contact_street", "contact_postcode", "contact_town")
        },
        f"""app.person x WHERE (SELECT sec.lists_open()) AND ({_NAMED}
          OR x.id IN (SELECT t.person_id FROM ({_TIES}) t))""",
    ),
    "recipient": (
        Recipient.__table__,
        _own(
            Recipient.__table__,
            "id",
            "document_id",
            "case_id",
            "person_id",
            "way",
            "served_on",
            "received_on",
            "demand_on",
            "demand_outcome",
            "answer_served_on",
            "court_on",
            "court_ended_on",
            "printed_at",
            "prints",
        ),
        f"""app.recipient x JOIN app.case_file c ON c.id = x.case_id
          WHERE (SELECT sec.lists_open()) AND {OF_CASE}""",
    ),
    "decision": (
        Decision.__table__,
        _own(Decision.__table__, "document_id", "case_id", "number", "signed_at"),
        f"app.decision x JOIN app.case_file c ON c.id = x.case_id WHERE {OF_CASE}",
    ),
    "document": (
        Document.__table__,
        _own(Document.__table__, "id", "superseded"),
        f"""app.document x JOIN app.case_file c ON c.id = x.case_id
          WHERE x.kind = 'decision' AND {OF_CASE}""",
    ),
    "signed_copy": (
        SignedCopy.__table__,
        _own(SignedCopy.__table__, "recipient_id"),
        f"""app.signed_copy x JOIN app.recipient r ON r.id = x.recipient_id
          JOIN app.case_file c ON c.id = r.case_id WHERE {OF_CASE}""",
    ),
    "used_text": (
        UsedText.__table__,
        _own(UsedText.__table__, "text_id", "version"),
        """(SELECT DISTINCT u.text_id, u.version FROM app.used_text u) x
          WHERE (SELECT sec.me()) IS NOT NULL""",
    ),
    "instruction": (
        Instruction.__table__,
        _own(Instruction.__table__, "recipient_id", "made_at"),
        f"app.instruction x JOIN app.case_file c ON c.id = x.case_id WHERE {OF_CASE}",
    ),
    "prohibition": (
        Prohibition.__table__,
        _own(Prohibition.__table__, "client_id", "person_id", "ground", "ended_on"),
        f"""app.prohibition x WHERE x.person_id = {_ADDRESSEES} AND x.client_id IN
          (SELECT c.client_id FROM app.case_file c WHERE {OF_CASE})""",
    ),
}
"""What lists show beside the cases: ties by ids, who was served, and the letters that wait.

Addresses are those of letters that were opened; a protected one's own is not among them.
"""
_BESIDE = ("case_file", "assignment", "worker")

_FUNCTIONS = """
CREATE OR REPLACE FUNCTION sec.may_house(p_scope text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(CASE p_scope %SCOPES% END, false) $$;

CREATE OR REPLACE FUNCTION sec.house(p_scope text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT EXISTS (SELECT 1 FROM sec.lease l WHERE l.role_name = session_user
    AND l.kind = 'house' AND l.purpose = p_scope AND sec.in_force(l))
    AND sec.may_house(p_scope));
END $$;

CREATE OR REPLACE FUNCTION sec.open_house(p_scope text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT sec.may_house(p_scope) THEN
    PERFORM sec.put_line('lease.denied', NULL, NULL, NULL, 'house', '{}');
    RETURN false;
  END IF;
  PERFORM sec.put_line('lease.house', NULL, NULL, NULL, p_scope, '{}');
  PERFORM sec.lend('house', md5(p_scope)::uuid, p_scope, false);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION sec.open_on() RETURNS TABLE (process_id uuid, open_cases bigint)
LANGUAGE sql STABLE AS $$
  SELECT c.process_id, count(*) FROM app.case_file c
  WHERE c.closed_on IS NULL AND sec.me() IS NOT NULL GROUP BY c.process_id $$;

CREATE OR REPLACE FUNCTION sec.moved_counts() RETURNS TABLE (move_id uuid, moved_cases bigint)
LANGUAGE sql STABLE AS $$
  SELECT m.move_id, count(*) FROM app.moved_case m
  WHERE sec.may('publish_process') GROUP BY m.move_id $$;

DROP FUNCTION IF EXISTS sec.house_log();
CREATE FUNCTION sec.house_log() RETURNS TABLE (seq bigint, at timestamp, worker_id uuid,
  act text, case_id uuid, document_id uuid, facts json) LANGUAGE sql STABLE ROWS 1000 AS $$
  SELECT l.seq, l.at, l.worker_id, l.act, l.case_id, l.document_id,
    jsonb_strip_nulls(jsonb_build_object('recipient', l.facts -> 'recipient'))::json
  FROM %LOG% l JOIN app.case_file c ON c.id = l.case_id
  WHERE (l.act = 'case.renewed' AND (SELECT sec.house('figures')))
    OR (l.act IN %ACTS% AND (SELECT sec.house('days')) AND %VISIBLE%) $$;

CREATE OR REPLACE FUNCTION sec.listed_log(p_cases uuid[], since timestamptz, until timestamptz)
RETURNS TABLE (seq bigint, at timestamp, worker_id uuid, name text, act text, kind text,
  purpose text, facts json) LANGUAGE sql STABLE AS $$
  SELECT l.seq, l.at, l.worker_id, w.name::text, l.act, NULL::text, l.purpose,
    jsonb_strip_nulls(jsonb_build_object('scope', l.facts -> 'scope', 'print', l.facts -> 'print'))
    ::json
  FROM %LOG% l LEFT JOIN app.worker w ON w.id = l.worker_id
  WHERE l.case_id IS NULL AND l.act IN %LISTS% AND l.at >= since AT TIME ZONE 'utc'
    AND l.at < until AT TIME ZONE 'utc' AND EXISTS (SELECT 1 FROM unnest(p_cases) c (id)
      WHERE c.id = ANY (sec.my_open()) AND strpos(l.facts::text, c.id::text) > 0) $$;

CREATE OR REPLACE FUNCTION sec.case_of_copy(p_sha256 text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM app.signed_copy s JOIN app.document d ON d.id = s.document_id
    JOIN app.case_file c ON c.id = d.case_id
  WHERE s.sha256 = p_sha256 AND sec.may('read_case') AND %VISIBLE% LIMIT 1 $$;

CREATE OR REPLACE FUNCTION sec.export_of(p_manifest text) RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT min(l.at) FROM sec.audit_line l WHERE l.act = 'case.exported'
    AND l.facts ->> 'manifest' = p_manifest AND length(p_manifest) >= 32 AND sec.may('export') $$;

CREATE OR REPLACE FUNCTION sec.only_codes(v jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(v)
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(e.key, sec.only_codes(e.value)), '{}')
      FROM jsonb_each(v) e)
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(sec.only_codes(e.value)), '[]')
      FROM jsonb_array_elements(v) e)
    WHEN 'string' THEN CASE WHEN v #>> '{}' ~ '^([a-z][a-z0-9_]{0,39}|[0-9]{4}-[0-9]{2}-[0-9]{2}'
      '(T[0-9:.+-]{4,20})?)$' THEN v ELSE '"x"' END
    WHEN 'number' THEN '0'
    ELSE v END;
END $$;

CREATE OR REPLACE FUNCTION sec.letters_waiting() RETURNS TABLE (id uuid, case_id uuid,
  person_id uuid) LANGUAGE sql STABLE AS $$
  SELECT r.id, r.case_id, r.person_id FROM app.recipient r
    JOIN app.decision d ON d.document_id = r.document_id AND d.signed_at IS NOT NULL
    JOIN app.document o ON o.id = r.document_id AND NOT o.superseded
    JOIN app.case_file c ON c.id = r.case_id
  WHERE r.way = 'post' AND (r.served_on IS NULL
    OR r.served_on >= (now() AT TIME ZONE 'Europe/Helsinki')::date - 1) AND %VISIBLE% $$;

CREATE OR REPLACE FUNCTION sec.open_letters() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE shown uuid[];
BEGIN
  IF NOT sec.may('print') THEN
    PERFORM sec.put_line('lease.denied', NULL, NULL, NULL, 'letters', '{}');
    RETURN 0;
  END IF;
  SELECT coalesce(array_agg(DISTINCT w.case_id), '{}') INTO shown FROM sec.letters_waiting() w;
  PERFORM sec.put_line('lease.letters', NULL, NULL, NULL, '', jsonb_build_object(
    'count', cardinality(shown), 'cases', to_jsonb(shown)));
  PERFORM sec.lend('letters', s, '', false) FROM unnest(shown) s;
  RETURN cardinality(shown);
END $$;

CREATE OR REPLACE FUNCTION sec.my_addressees() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(w.person_id), '{}') FROM sec.letters_waiting() w
  JOIN sec.lease l ON l.target = w.case_id AND l.kind = 'letters'
    AND l.role_name = session_user AND sec.in_force(l) $$;

CREATE OR REPLACE FUNCTION sec.in_use(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM app.process p WHERE p.id = wanted AND p.published_at IS NOT NULL
    AND p.retired_at IS NULL) $$;

CREATE OR REPLACE FUNCTION sec.carry_over(source uuid, target uuid) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE followed integer;
BEGIN
  IF NOT sec.may('publish_process') OR source = target OR NOT sec.in_use(target) THEN
    RAISE EXCEPTION 'carry.refused' USING ERRCODE = '42501';
  END IF;
  UPDATE app.case_file c SET process_id = target
  WHERE c.process_id = source AND c.closed_on IS NULL;
  GET DIAGNOSTICS followed = ROW_COUNT;
  RETURN followed;
END $$;

CREATE OR REPLACE FUNCTION sec.move_cases(p_move uuid, p_back boolean, p_reason text,
  p_cases uuid[], p_steps text[], p_to_steps text[], p_limits text[], p_to_limits text[])
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  batch app.version_move%ROWTYPE; goal uuid; start uuid; moved integer;
  same boolean := cardinality(p_cases) BETWEEN 1 AND 1000
    AND cardinality(p_cases) = cardinality(p_steps) AND cardinality(p_cases) = cardinality(p_limits)
    AND cardinality(p_cases) = cardinality(p_to_steps)
    AND cardinality(p_cases) = cardinality(p_to_limits);
BEGIN
  SELECT * INTO batch FROM app.version_move v WHERE v.id = p_move AND (p_back AND v.reverted_at
    IS NULL OR NOT p_back AND v.xmin::text = pg_current_xact_id()::xid::text) FOR UPDATE;
  start := CASE WHEN p_back THEN batch.target_id ELSE batch.source_id END;
  goal := CASE WHEN p_back THEN batch.source_id ELSE batch.target_id END;
  IF NOT sec.may('publish_process') OR batch.id IS NULL OR same IS NOT TRUE
     OR NOT sec.in_use(goal) OR length(p_reason) > 100
     OR EXISTS (SELECT 1 FROM unnest(p_to_limits) l WHERE length(l) > 400)
     OR EXISTS (SELECT 1 FROM unnest(p_to_steps) s WHERE s NOT IN (
       SELECT e ->> 'id' FROM app.process p, json_array_elements(p.plain -> 'steps') e
       WHERE p.id = goal))
     OR (p_back AND EXISTS (SELECT 1 FROM unnest(p_cases, p_to_steps, p_to_limits) g (id, s, l)
       WHERE NOT EXISTS (SELECT 1 FROM app.moved_case m WHERE m.move_id = p_move
         AND m.case_id = g.id AND m.step_before = g.s AND m.limits_before = g.l))) THEN
    RAISE EXCEPTION 'move.refused' USING ERRCODE = '42501';
  END IF;
  UPDATE app.case_file c SET process_id = goal, step_id = g.goes_to, house_limits = g.gets,
    row_version = c.row_version + 1
  FROM unnest(p_cases, p_steps, p_to_steps, p_to_limits) g (id, stands, goes_to, gets)
  WHERE c.id = g.id AND c.process_id = start AND c.step_id = g.stands AND c.closed_on IS NULL;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved <> cardinality(p_cases) THEN
    RAISE EXCEPTION 'move.stale' USING ERRCODE = '40001';
  END IF;
  IF NOT p_back THEN
    INSERT INTO app.moved_case (id, move_id, case_id, step_before, step_after, limits_before,
      limits_after)
    SELECT gen_random_uuid(), p_move, g.* FROM unnest(p_cases, p_steps, p_to_steps, p_limits,
      p_to_limits) g;
  END IF;
  INSERT INTO app.step_move (id, case_id, source, target, at, worker_id, reason)
  SELECT gen_random_uuid(), g.id, g.stands, g.goes_to, clock_timestamp() AT TIME ZONE 'utc',
    sec.me(), p_reason
  FROM unnest(p_cases, p_steps, p_to_steps) g (id, stands, goes_to) WHERE g.stands <> g.goes_to;
  PERFORM sec.put_line(
    CASE WHEN p_back THEN 'case.version_reverted' ELSE 'case.version_changed' END, g.id, NULL, NULL,
    '', jsonb_build_object('from', g.stands, 'to', g.goes_to, 'process', goal, 'move', p_move,
      'limits', g.gets))
  FROM unnest(p_cases, p_steps, p_to_steps, p_to_limits) g (id, stands, goes_to, gets);
  RETURN moved;
END $$;
"""

FUNCTIONS = (
    _FUNCTIONS.replace("%VISIBLE%", OF_CASE)
    .replace("%LOG%", WHOLE_LOG)
    .replace("%ACTS%", str(ACTS))
    .replace("%LISTS%", str((*LISTS, "lease.letters")))
    .replace(
        "%SCOPES%",
        " ".join(f"WHEN '{scope}' THEN {_one_of(*held)}" for scope, held in SCOPES.items()),
    )
)
FOR_MEMBERS = [
    "house(text)",
    "open_house(text)",
    "case_of_copy(text)",
    "export_of(text)",
    "open_letters()",
    "listed_log(uuid[],timestamp with time zone,timestamp with time zone)",
    "open_on()",
    "moved_counts()",
    "house_log()",
    "carry_over(uuid,uuid)",
    "move_cases(uuid,boolean,text,uuid[],text[],text[],text[],text[])",
    *(f"house_{name}()" for name in _VIEWS),
    *(f"near_{name}()" for name in _NEAR),
]
SCHEMAS = ("house", "near")
NAMES = frozenset(
    {f"house.{name}" for name in (*_VIEWS, "audit_entry", "worker")}
    | {f"near.{name}" for name in (*_NEAR, *_BESIDE)}
)
"""The views, each with its schema."""


def functions() -> Iterator[str]:
    """Yield the functions of the views, which are made anew: their columns are the entities'."""
    yield FUNCTIONS
    made = {f"house_{name}": view for name, view in _VIEWS.items()}
    made |= {f"near_{name}": view for name, view in _NEAR.items()}
    for name, (table, told, source) in made.items():
        columns = ", ".join(f'"{column}" {_type(table, column)}' for column in told)
        said = ", ".join(f"{sql} AS {column}" for column, sql in told.items())
        yield f"DROP FUNCTION IF EXISTS sec.{name}()"
        yield (
            f"CREATE FUNCTION sec.{name}() RETURNS TABLE ({columns}) LANGUAGE sql STABLE"
            f" ROWS 1000 AS $$ SELECT {said} FROM {source} $$"
        )


def views(member: str) -> Iterator[str]:
    """Yield the views, for the owner of the tables to make."""
    sources = {f"house.{name}": f"sec.house_{name}()" for name in _VIEWS}
    sources |= {"house.audit_entry": "sec.house_log()", "house.worker": "app.worker"}
    sources |= {f"near.{name}": f"sec.near_{name}()" for name in _NEAR}
    sources |= {f"near.{name}": f"app.{name}" for name in _BESIDE}
    for name, source in sources.items():
        yield f"CREATE VIEW {name} WITH (security_invoker = true) AS SELECT * FROM {source}"
        yield f"GRANT SELECT ON {name} TO {member}"


def _type(table: FromClause, column: str) -> str:
    return table.columns[column].type.compile(dialect=_POSTGRESQL)
