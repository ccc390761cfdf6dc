"""The server's hints of changes, and who has a case open now.

A hint (NOTIFY) is heard and can be forged by anyone who may connect, so it says ids and kinds
only; whoever hears it asks again under the row policies. Who else has a case open is answered to
those alone who have it open by right themselves.
"""

from collections.abc import Iterator

from models.rules.hints import MOST_IDS, HintKind

CHANNEL = "polku"
TABLES = """
CREATE TABLE IF NOT EXISTS sec.showing (
  role_name name NOT NULL, case_id uuid NOT NULL, until timestamptz NOT NULL,
  PRIMARY KEY (case_id, role_name));
"""
_HINTED = {
    "case_file": (HintKind.CASE, "id"),
    "assignment": (HintKind.CASE, "case_id"),
    "step_move": (HintKind.CASE, "case_id"),
    "handover": (HintKind.CASE, "case_id"),
    "reminder": (HintKind.CASE, "case_id"),
    "document": (HintKind.CASE, "case_id"),
    "decision": (HintKind.CASE, "case_id"),
    "recipient": (HintKind.CASE, "case_id"),
    "instruction": (HintKind.CASE, "case_id"),
    "attachment": (HintKind.CASE, "case_id"),
    "person": (HintKind.PERSON, "id"),
    "tie": (HintKind.PERSON, "client_id"),
    "prohibition": (HintKind.PERSON, "client_id"),
    "setting": (HintKind.HOUSE, ""),
    "worker": (HintKind.HOUSE, ""),
    "team": (HintKind.HOUSE, ""),
    "absence": (HintKind.HOUSE, ""),
    "process": (HintKind.PATH, ""),
    "version_move": (HintKind.PATH, ""),
}
"""Tables of which a change is told, as what kind, and the column that names it."""
_EVENTS = {"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"}

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION sec.hint() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids text[];
BEGIN
  IF TG_NARGS = 1 THEN
    PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ':');
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT array_agg(DISTINCT t.%I::text) FROM (SELECT %I FROM touched LIMIT %s) t',
    TG_ARGV[1], TG_ARGV[1], {MOST_IDS + 1}) INTO ids;
  IF cardinality(ids) > {MOST_IDS} THEN
    PERFORM pg_notify('{CHANNEL}', '{HintKind.MANY}:');
  ELSIF cardinality(ids) > 0 THEN
    PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ':' || array_to_string(ids, ','));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.show_case(wanted uuid, p_on boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  had boolean := EXISTS (SELECT 1 FROM sec.showing s WHERE s.case_id = wanted
    AND s.role_name = session_user AND s.until > clock_timestamp());
BEGIN
  IF p_on AND wanted = ANY (sec.my_open()) THEN
    INSERT INTO sec.showing AS s (role_name, case_id, until)
    VALUES (session_user, wanted, clock_timestamp() + interval '30 min')
    ON CONFLICT (case_id, role_name) DO UPDATE SET until = EXCLUDED.until;
  ELSIF NOT p_on THEN
    DELETE FROM sec.showing s WHERE s.case_id = wanted AND s.role_name = session_user;
  END IF;
  IF had IS DISTINCT FROM p_on AND EXISTS (SELECT 1 FROM sec.showing s WHERE s.case_id = wanted
    AND s.role_name <> session_user AND s.until > clock_timestamp()) THEN
    PERFORM pg_notify('{CHANNEL}', '{HintKind.LOOK}:' || wanted);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION sec.also_open(wanted uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT DISTINCT a.worker_id FROM sec.showing s
    JOIN sec.lease l ON l.role_name = s.role_name AND l.kind = 'case' AND l.target = s.case_id
    JOIN sec.account a ON a.role_name = s.role_name
  WHERE s.case_id = wanted AND s.role_name <> session_user AND s.until > clock_timestamp()
    AND l.expires_at > clock_timestamp() AND a.ended_at IS NULL
    AND wanted = ANY ((SELECT sec.my_open())::uuid[]) $$;
"""
FOR_MEMBERS = ("show_case(uuid,boolean)", "also_open(uuid)")


def triggers() -> Iterator[str]:
    """Yield the triggers that hint of changes, one hint a statement."""
    for table, (kind, column) in _HINTED.items():
        told = f"'{kind}', '{column}'" if column else f"'{kind}'"
        for event, rows in _EVENTS.items():
            yield (
                f"CREATE OR REPLACE TRIGGER hint_{event.lower()} AFTER {event} ON app.{table}"
                f" REFERENCING {rows} TABLE AS touched FOR EACH STATEMENT"
                f" EXECUTE FUNCTION sec.hint({told})"
            )
