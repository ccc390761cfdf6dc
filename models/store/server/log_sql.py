"""The server's use log: its tables, who I am, and the seals that make tampering visible.

Nobody has a grant on these tables. Lines are written by functions in the transaction of the act,
with the server's clock and the login role (`session_user`). They are sealed afterwards, by
transaction id and only where every transaction before is over: the order of numbers is not the
order of commits.

What policies ask of every statement is plpgsql, whose plans are kept; SQL functions with a fixed
path are planned anew at each call.

`history_line` holds the log of a file that was moved here, line by line with its hashes; the
first seal is then the head of that chain, and covers no transaction.
"""

TABLES = """
CREATE TABLE sec.about (key text PRIMARY KEY, value text NOT NULL);
CREATE TABLE sec.role_right (role text NOT NULL, held text NOT NULL, PRIMARY KEY (role, held));
CREATE TABLE sec.account (
  role_name name PRIMARY KEY, worker_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(), ended_at timestamptz);
CREATE INDEX ON sec.account (worker_id);
CREATE TABLE sec.lease (
  role_name name NOT NULL, kind text NOT NULL,
  target uuid NOT NULL, purpose text NOT NULL,
  granted_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  own boolean NOT NULL DEFAULT false, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL, PRIMARY KEY (role_name, kind, target));
CREATE TABLE sec.named_access (
  case_id uuid NOT NULL, worker_id uuid NOT NULL, granted_by name NOT NULL, reason text NOT NULL,
  granted_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(), expires_at timestamptz,
  PRIMARY KEY (case_id, worker_id));
CREATE INDEX ON sec.named_access (worker_id);
CREATE TABLE sec.review (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), case_id uuid NOT NULL, worker_id uuid NOT NULL,
  category text NOT NULL, reason text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL, reviewed_by uuid, reviewed_at timestamptz, verdict text);
CREATE TABLE sec.serial (prefix text PRIMARY KEY, last integer NOT NULL);
CREATE TABLE sec.audit_line (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamp NOT NULL DEFAULT (clock_timestamp() AT TIME ZONE 'utc'),
  who name NOT NULL DEFAULT session_user, client inet DEFAULT inet_client_addr(),
  worker_id uuid, act text NOT NULL, case_id uuid, person_id uuid, document_id uuid,
  purpose text NOT NULL DEFAULT '', facts jsonb NOT NULL DEFAULT '{}');
CREATE INDEX ON sec.audit_line (case_id, seq);
CREATE INDEX ON sec.audit_line (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ON sec.audit_line (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX ON sec.audit_line (who, at);
CREATE INDEX ON sec.audit_line (xid);
CREATE TABLE sec.history_line (
  seq bigint PRIMARY KEY, at timestamp NOT NULL, worker_id uuid, act text NOT NULL, case_id uuid,
  person_id uuid, document_id uuid, purpose text NOT NULL, facts json NOT NULL,
  previous_hash text NOT NULL, hash text NOT NULL);
CREATE INDEX ON sec.history_line (case_id, seq);
CREATE INDEX ON sec.history_line (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ON sec.history_line (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX ON sec.history_line (seq) WHERE act = 'store.seals';
CREATE TABLE sec.row_line (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamp NOT NULL DEFAULT (clock_timestamp() AT TIME ZONE 'utc'),
  who name NOT NULL DEFAULT session_user, op text NOT NULL, table_name text NOT NULL,
  row_id text NOT NULL, case_id uuid, columns text[] NOT NULL DEFAULT '{}');
CREATE INDEX ON sec.row_line (xid);
CREATE INDEX ON sec.row_line (table_name, row_id);
CREATE TABLE sec.audit_seal (
  seq bigint PRIMARY KEY, from_xid xid8 NOT NULL, to_xid xid8 NOT NULL, lines bigint NOT NULL,
  previous bytea NOT NULL, head bytea NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
"""

KINDS = """
ALTER TABLE sec.lease DROP CONSTRAINT IF EXISTS lease_kind_check;
ALTER TABLE sec.lease ADD CONSTRAINT lease_kind_check
  CHECK (kind IN ('case', 'person', 'lists', 'house', 'search', 'letters'));
CREATE INDEX IF NOT EXISTS audit_line_act_at ON sec.audit_line (act, at);
"""
"""What openings there are, and an index of the lines about lists; made anew with the functions."""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION sec.me() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT a.worker_id FROM sec.account a JOIN app.worker w ON w.id = a.worker_id
  WHERE a.role_name = session_user AND a.ended_at IS NULL
    AND (w.ended_on IS NULL OR w.ended_on > (now() AT TIME ZONE 'Europe/Helsinki')::date));
END $$;

CREATE OR REPLACE FUNCTION sec.may(wanted text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT EXISTS (SELECT 1 FROM app.worker w JOIN sec.role_right r
    ON r.role = w.role OR r.role IN (SELECT json_array_elements_text(w.extra_roles))
    WHERE w.id = sec.me() AND r.held = wanted));
END $$;

CREATE OR REPLACE FUNCTION sec.works_with_clients() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT sec.may('read_lists'));
END $$;

CREATE OR REPLACE FUNCTION sec.my_team() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT w.team_id FROM app.worker w WHERE w.id = sec.me());
END $$;

CREATE OR REPLACE FUNCTION sec.put_line(
  p_act text, p_case uuid, p_person uuid, p_document uuid, p_purpose text, p_facts jsonb)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO sec.audit_line (worker_id, act, case_id, person_id, document_id, purpose, facts)
  VALUES (sec.me(), p_act, p_case, p_person, p_document, p_purpose, p_facts) $$;

CREATE OR REPLACE FUNCTION sec.log_act(
  p_act text, p_case uuid, p_person uuid, p_document uuid, p_purpose text, p_facts text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_act !~ '^[a-z_]+[.][a-z_]+$' OR length(p_act) > 60 OR length(p_purpose) > 40
     OR length(p_facts) > 65536 OR split_part(p_act, '.', 1) IN ('server', 'alert', 'lease') THEN
    RAISE EXCEPTION 'log.refused' USING ERRCODE = '22023';
  END IF;
  PERFORM sec.put_line(p_act, p_case, p_person, p_document, p_purpose, p_facts::jsonb);
END $$;

CREATE OR REPLACE FUNCTION sec.readable_log() RETURNS TABLE (
  seq bigint, at timestamp, worker_id uuid, act text, case_id uuid, person_id uuid,
  document_id uuid, purpose text, facts json) LANGUAGE sql STABLE ROWS 200 AS $$
  SELECT l.seq, l.at, l.worker_id, l.act, l.case_id, l.person_id, l.document_id, l.purpose,
    l.facts::json
  FROM sec.audit_line l
  WHERE l.case_id = ANY ((SELECT sec.my_open())::uuid[])
     OR l.person_id = ANY ((SELECT sec.my_persons())::uuid[])
     OR (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user)
  UNION ALL
  SELECT h.seq, h.at, h.worker_id, h.act, h.case_id, h.person_id, h.document_id, h.purpose, h.facts
  FROM sec.history_line h
  WHERE h.case_id = ANY ((SELECT sec.my_open())::uuid[])
     OR h.person_id = ANY ((SELECT sec.my_persons())::uuid[])
     OR (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = session_user) $$;

CREATE OR REPLACE FUNCTION sec.seal() RETURNS TABLE (seal bigint, hash text)
LANGUAGE plpgsql AS $$
DECLARE
  last sec.audit_seal%ROWTYPE; upto xid8; head bytea; line record; n bigint := 0; since xid8;
BEGIN
  LOCK TABLE sec.audit_seal IN EXCLUSIVE MODE;
  upto := pg_snapshot_xmin(pg_current_snapshot());
  SELECT * INTO last FROM sec.audit_seal s ORDER BY s.seq DESC LIMIT 1;
  since := coalesce(last.to_xid, '0'::xid8);
  head := coalesce(last.head, decode(repeat('00', 32), 'hex'));
  FOR line IN SELECT t.told FROM sec.told(since, upto) t LOOP
    head := sha256(head || convert_to(line.told, 'UTF8'));
    n := n + 1;
  END LOOP;
  IF n > 0 THEN
    INSERT INTO sec.audit_seal (seq, from_xid, to_xid, lines, previous, head)
    VALUES (coalesce(last.seq, 0) + 1, since, upto, n,
      coalesce(last.head, decode(repeat('00', 32), 'hex')), head);
  END IF;
  RETURN QUERY SELECT s.seq, encode(s.head, 'hex') FROM sec.audit_seal s
    ORDER BY s.seq DESC LIMIT 1;
END $$;

CREATE OR REPLACE FUNCTION sec.told(since xid8, upto xid8) RETURNS TABLE (told text)
LANGUAGE sql STABLE AS $$
  SELECT both_logs.told FROM (
    SELECT l.xid, 0 AS kind, l.seq, to_jsonb(l)::text AS told FROM sec.audit_line l
      WHERE l.xid >= since AND l.xid < upto
    UNION ALL
    SELECT r.xid, 1, r.seq, to_jsonb(r)::text FROM sec.row_line r
      WHERE r.xid >= since AND r.xid < upto) both_logs
  ORDER BY both_logs.xid, both_logs.kind, both_logs.seq $$;

CREATE OR REPLACE FUNCTION sec.seal_at(wanted bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(s.head, 'hex') FROM sec.audit_seal s WHERE s.seq = wanted $$;

CREATE OR REPLACE FUNCTION sec.knows_head(wanted bigint, told text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM sec.audit_seal s
      WHERE s.seq = wanted AND encode(s.head, 'hex') = told)
    OR EXISTS (SELECT 1 FROM sec.history_line h WHERE h.seq = wanted AND h.hash = told)
    OR EXISTS (SELECT 1 FROM sec.history_line h
      WHERE h.act = 'store.seals' AND h.facts -> 'seals' ->> wanted::text = told) $$;

CREATE OR REPLACE FUNCTION sec.about_this() RETURNS TABLE (key text, value text)
LANGUAGE sql STABLE AS $$
  SELECT a.key, a.value FROM sec.about a WHERE a.key IN ('id', 'schema', 'objects') $$;

CREATE OR REPLACE FUNCTION sec.sign_in() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE who uuid := sec.me();
BEGIN
  PERFORM sec.put_line(CASE WHEN who IS NULL THEN 'server.refused' ELSE 'server.signed_in' END,
    NULL, NULL, NULL, '', '{}');
  RETURN who;
END $$;

CREATE OR REPLACE FUNCTION sec.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.append_only', TG_TABLE_NAME;
END $$;

CREATE OR REPLACE FUNCTION sec.note_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
  later jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
  known jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  changed text[] := '{}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT coalesce(array_agg(k ORDER BY k), '{}') INTO changed FROM jsonb_object_keys(later) k
    WHERE later -> k IS DISTINCT FROM before -> k;
  END IF;
  INSERT INTO sec.row_line (op, table_name, row_id, case_id, columns) VALUES (
    lower(TG_OP), TG_TABLE_NAME,
    coalesce(known ->> 'id', known ->> 'attachment_id', known ->> 'document_id',
      known ->> 'key'),
    CASE WHEN TG_TABLE_NAME = 'case_file' THEN known ->> 'id' ELSE known ->> 'case_id' END::uuid,
    changed);
  RETURN NULL;
END $$;
"""

_READ = "seq, at, worker_id, act, case_id, person_id, document_id, purpose, facts"
WHOLE_LOG = (
    f"(SELECT {_READ} FROM sec.audit_line UNION ALL SELECT {_READ}::jsonb FROM sec.history_line)"
)
"""The server's own lines and those of the file that was moved here, as functions read them."""

FROZEN_TABLES = ("audit_line", "row_line", "audit_seal", "history_line")
VIEW = """
CREATE OR REPLACE VIEW app.audit_entry WITH (security_invoker = true) AS
  SELECT seq, at, worker_id, act, case_id, person_id, document_id, purpose, facts,
    ''::text AS previous_hash, ''::text AS hash FROM sec.readable_log();
"""
