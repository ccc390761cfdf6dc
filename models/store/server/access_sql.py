"""The server's functions that open, find and grant: each checks the tie itself and logs.

A case that is not one's own and one that does not exist get the same answer. `%VISIBLE%` is the
tie (asiakassuhde) of a case `c`, as in the row policy of `case_file`.
"""

from models.store.server.layers import VISIBLE

OF_CASE = (
    VISIBLE.replace("NOT protected", "NOT c.protected")
    .replace("(team_id", "(c.team_id")
    .replace("OR team_id", "OR c.team_id")
    .replace("OR id =", "OR c.id =")
)
"""The tie of a case `c`."""
_FUNCTIONS = """
CREATE OR REPLACE FUNCTION sec.my_own() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  WITH me AS MATERIALIZED (SELECT sec.me() AS id, sec.my_team() AS team,
      pg_current_xact_id_if_assigned() IS NOT NULL AS writes),
    tied AS (
      SELECT c.id, c.team_id FROM app.case_file c
        WHERE c.worker_id = (SELECT id FROM me) AND NOT c.protected
      UNION SELECT c.id, c.team_id FROM app.assignment a JOIN app.case_file c ON c.id = a.case_id
        WHERE a.worker_id = (SELECT id FROM me) AND a.ends_on IS NULL AND NOT c.protected
      UNION SELECT c.id, c.team_id FROM app.handover h JOIN app.case_file c ON c.id = h.case_id
        WHERE h.to_id = (SELECT id FROM me) AND h.state = 'open' AND NOT c.protected)
  SELECT coalesce(array_agg(own.case_id), '{}') FROM (
    SELECT n.case_id FROM sec.named_access n
      WHERE n.worker_id = (SELECT id FROM me)
        AND (n.expires_at IS NULL OR n.expires_at > clock_timestamp())
        AND n.granted_xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
    UNION SELECT t.id FROM tied t, me WHERE me.writes OR t.team_id IS DISTINCT FROM me.team) own);
END $$;

CREATE OR REPLACE FUNCTION sec.sees(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT EXISTS (SELECT 1 FROM app.case_file c WHERE c.id = wanted AND %VISIBLE%));
END $$;

CREATE OR REPLACE FUNCTION sec.in_force(l sec.lease) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT l.expires_at > clock_timestamp()
    AND (l.own OR l.granted_xid IS DISTINCT FROM pg_current_xact_id_if_assigned()) $$;

CREATE OR REPLACE FUNCTION sec.my_open() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT coalesce(array_agg(c.id), '{}') FROM sec.lease l JOIN app.case_file c ON c.id = l.target
  WHERE l.role_name = session_user AND l.kind = 'case' AND %IN_FORCE% AND %VISIBLE%);
END $$;

CREATE OR REPLACE FUNCTION sec.my_persons() RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  WITH opened AS (SELECT unnest(sec.my_open()) AS id),
    clients AS (SELECT c.client_id FROM app.case_file c JOIN opened o ON o.id = c.id)
  SELECT coalesce(array_agg(p.id), '{}') FROM (
    SELECT client_id AS id FROM clients
    UNION SELECT t.person_id FROM app.tie t JOIN clients k ON k.client_id = t.client_id
    UNION SELECT r.person_id FROM app.recipient r JOIN opened o ON o.id = r.case_id
    UNION SELECT l.target FROM sec.lease l WHERE l.role_name = session_user
      AND l.kind = 'person' AND %IN_FORCE%) p);
END $$;

CREATE OR REPLACE FUNCTION sec.lists_open() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN RETURN (
  SELECT EXISTS (SELECT 1 FROM sec.lease l WHERE l.role_name = session_user
    AND l.kind = 'lists' AND %IN_FORCE%) AND sec.me() IS NOT NULL);
END $$;

CREATE OR REPLACE FUNCTION sec.is_no_stranger(wanted uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH concerned AS (
    SELECT c.* FROM app.case_file c WHERE c.client_id = wanted
    UNION ALL SELECT c.* FROM app.case_file c JOIN app.tie t ON t.client_id = c.client_id
      WHERE t.person_id = wanted
    UNION ALL SELECT c.* FROM app.case_file c JOIN app.recipient r ON r.case_id = c.id
      WHERE r.person_id = wanted)
  SELECT EXISTS (SELECT 1 FROM concerned c WHERE %VISIBLE%)
    OR (NOT EXISTS (SELECT 1 FROM concerned) AND EXISTS (SELECT 1 FROM app.person WHERE id = wanted)
      AND sec.may('search_persons')) $$;

CREATE OR REPLACE FUNCTION sec.lend(p_kind text, p_target uuid, p_purpose text, p_own boolean)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO sec.lease AS l (role_name, kind, target, purpose, own, expires_at)
  VALUES (session_user, p_kind, p_target, p_purpose, p_own, clock_timestamp() + interval '30 min')
  ON CONFLICT (role_name, kind, target) DO UPDATE SET purpose = EXCLUDED.purpose,
    granted_xid = EXCLUDED.granted_xid, own = EXCLUDED.own, at = EXCLUDED.at,
    expires_at = EXCLUDED.expires_at $$;

CREATE OR REPLACE FUNCTION sec.open_case(wanted uuid, p_purpose text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  IF p_purpose !~ '^[a-z_]{3,40}$' THEN
    RETURN 'purpose';
  END IF;
  IF NOT sec.may('read_case') OR NOT sec.sees(wanted) THEN
    PERFORM sec.put_line('lease.denied', wanted, NULL, NULL, p_purpose, '{}');
    RETURN 'refused';
  END IF;
  IF (SELECT count(*) FROM sec.audit_line l WHERE l.who = session_user AND l.act = 'lease.case'
      AND l.at > (clock_timestamp() AT TIME ZONE 'utc') - interval '10 min')
     >= (SELECT a.value::int FROM sec.about a WHERE a.key = 'openings_in_ten_minutes') THEN
    PERFORM sec.put_line('alert.openings', wanted, NULL, NULL, p_purpose, '{}');
    RETURN 'too_many';
  END IF;
  PERFORM sec.put_line('lease.case', wanted, NULL, NULL, p_purpose, '{}');
  PERFORM sec.lend('case', wanted, p_purpose, false);
  RETURN 'open';
END $$;

CREATE OR REPLACE FUNCTION sec.close_case(wanted uuid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM sec.lease l
  WHERE l.role_name = session_user AND l.kind = 'case' AND l.target = wanted $$;

CREATE OR REPLACE FUNCTION sec.open_person(wanted uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE known boolean := sec.is_no_stranger(wanted);
BEGIN
  PERFORM sec.put_line(CASE WHEN known THEN 'lease.person' ELSE 'lease.denied' END,
    NULL, wanted, NULL, '', '{}');
  IF known THEN
    PERFORM sec.lend('person', wanted, '', false);
  END IF;
  RETURN known;
END $$;

CREATE OR REPLACE FUNCTION sec.open_lists() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT sec.works_with_clients() THEN
    RETURN false;
  END IF;
  PERFORM sec.put_line('lease.lists', NULL, NULL, NULL, '', '{}');
  PERFORM sec.lend('lists', '00000000-0000-0000-0000-000000000000', '', false);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION sec.no_strangers(wanted uuid[]) RETURNS SETOF uuid LANGUAGE sql
STABLE ROWS 100 AS $$
  WITH asked AS MATERIALIZED (SELECT DISTINCT a.id FROM unnest(wanted) a (id)),
    own AS MATERIALIZED (SELECT c.id, c.client_id FROM app.case_file c WHERE %VISIBLE%),
    seen AS MATERIALIZED (
      SELECT o.client_id AS id FROM own o
      UNION SELECT t.person_id FROM own o JOIN app.tie t ON t.client_id = o.client_id
      UNION SELECT r.person_id FROM own o JOIN app.recipient r ON r.case_id = o.id)
  SELECT a.id FROM asked a WHERE a.id IN (SELECT s.id FROM seen s)
  UNION ALL
  SELECT a.id FROM asked a WHERE (SELECT sec.may('search_persons'))
    AND a.id NOT IN (SELECT s.id FROM seen s)
    AND NOT EXISTS (SELECT 1 FROM app.case_file c WHERE c.client_id = a.id)
    AND NOT EXISTS (SELECT 1 FROM app.tie t JOIN app.case_file c ON c.client_id = t.client_id
      WHERE t.person_id = a.id)
    AND NOT EXISTS (SELECT 1 FROM app.recipient r JOIN app.case_file c ON c.id = r.case_id
      WHERE r.person_id = a.id)
    AND EXISTS (SELECT 1 FROM app.person p WHERE p.id = a.id) $$;

CREATE OR REPLACE FUNCTION sec.named(words text[], start text) RETURNS SETOF uuid
LANGUAGE sql STABLE ROWS 1000 AS $$
  SELECT DISTINCT t.person_id FROM app.name_token t
  WHERE t.token >= start AND t.token < start || U&'\\+10FFFF'
    AND (cardinality(words) = 1 OR EXISTS (SELECT 1 FROM app.person p WHERE p.id = t.person_id
      AND NOT EXISTS (SELECT 1 FROM unnest(words) w WHERE strpos(' ' || p.search_key, ' ' || w) = 0)
    )) $$;

CREATE OR REPLACE FUNCTION sec.longest(words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT w FROM unnest(words) WITH ORDINALITY AS u (w, n) ORDER BY length(w) DESC, n LIMIT 1 $$;

CREATE OR REPLACE FUNCTION sec.log_search(p_kind text, p_words text, found uuid[]) RETURNS void
LANGUAGE sql AS $$
  SELECT sec.put_line('lease.' || p_kind, NULL, NULL, NULL, '', jsonb_build_object(
    'words', encode(sha256(convert_to(p_words, 'UTF8')), 'hex'), 'count', cardinality(found),
    'shown', to_jsonb(found))) $$;

CREATE OR REPLACE FUNCTION sec.announce_search(said text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM sec.lease l WHERE l.role_name = session_user AND l.kind = 'search'
    AND l.expires_at < clock_timestamp();
  PERFORM sec.put_line('lease.search', NULL, NULL, NULL, '', jsonb_build_object(
    'words', encode(sha256(convert_to(said, 'UTF8')), 'hex')));
  PERFORM sec.lend('search', md5(said)::uuid, '', false);
END $$;

CREATE OR REPLACE FUNCTION sec.announced(said text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM sec.lease l WHERE l.role_name = session_user AND l.kind = 'search'
    AND l.target = md5(said)::uuid AND %IN_FORCE%) $$;

CREATE OR REPLACE FUNCTION sec.find_cases(words text[], code text, most integer)
RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE found uuid[] := '{}';
BEGIN
  IF NOT sec.announced(array_to_string(words, ' ') || code) THEN
    NULL;
  ELSIF sec.may('search_persons') AND code <> '' THEN
    SELECT coalesce(array_agg(c.id ORDER BY c.number), '{}') INTO found
    FROM app.person p JOIN app.case_file c ON c.client_id = p.id
    WHERE p.personal_code = code AND %VISIBLE%;
  ELSIF sec.may('search_persons') AND length(sec.longest(words)) >= 2 THEN
    WITH own AS MATERIALIZED (
        SELECT c.id, c.client_id, c.number FROM app.case_file c WHERE %VISIBLE%),
      hits AS MATERIALIZED (SELECT o.* FROM own o
        WHERE o.client_id IN (SELECT n.id FROM sec.named(words, sec.longest(words)) n (id)))
    SELECT coalesce(array_agg(hit.id), '{}') INTO found FROM (
      SELECT h.id FROM hits h JOIN app.person p ON p.id = h.client_id
      ORDER BY NOT starts_with(p.search_key, words[1]), p.search_key, h.number LIMIT most) hit;
  END IF;
  PERFORM sec.log_search('find_cases', array_to_string(words, ' ') || code, found);
  RETURN QUERY SELECT unnest(found);
END $$;

CREATE OR REPLACE FUNCTION sec.find_persons(words text[], code text, most integer)
RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE found uuid[] := '{}'; wanted uuid[];
BEGIN
  IF sec.announced(array_to_string(words, ' ') || code)
     AND sec.may('search_persons') AND (code <> '' OR length(sec.longest(words)) >= 2) THEN
    IF code <> '' THEN
      wanted := ARRAY (SELECT p.id FROM app.person p WHERE p.personal_code = code);
    ELSE
      wanted := ARRAY (SELECT n.id FROM sec.named(words, sec.longest(words)) n (id));
    END IF;
    SELECT coalesce(array_agg(hit.id), '{}') INTO found FROM (
      SELECT p.id FROM app.person p WHERE p.id IN (SELECT sec.no_strangers(wanted))
      ORDER BY NOT starts_with(p.search_key, coalesce(words[1], '')), p.search_key LIMIT most) hit;
    PERFORM sec.lend('person', f, '', false) FROM unnest(found) f;
  END IF;
  PERFORM sec.log_search('find_persons', array_to_string(words, ' ') || code, found);
  RETURN QUERY SELECT unnest(found);
END $$;

CREATE OR REPLACE FUNCTION sec.likely(starts text[], code text, born date)
RETURNS TABLE (id uuid, search_key text, birth_date date, personal_code text)
LANGUAGE plpgsql AS $$
DECLARE found uuid[] := '{}'; least integer := CASE WHEN cardinality(starts) > 1 THEN 2 ELSE 1 END;
BEGIN
  IF sec.may('search_persons') AND sec.announced(array_to_string(starts, ' ') || code) THEN
    SELECT coalesce(array_agg(hit.who), '{}') INTO found FROM (
      SELECT sec.no_strangers(ARRAY (
        SELECT t.person_id AS who FROM app.name_token t JOIN unnest(starts) s
          ON t.token >= s AND t.token < s || U&'\\+10FFFF'
          GROUP BY t.person_id HAVING count(DISTINCT s) >= least
        UNION SELECT p.id FROM app.person p WHERE code <> '' AND p.personal_code = code
        UNION SELECT p.id FROM app.person p WHERE p.birth_date = born)) AS who LIMIT 500) hit;
  END IF;
  PERFORM sec.log_search('compare', array_to_string(starts, ' ') || code, found);
  RETURN QUERY SELECT p.id, p.search_key::text, p.birth_date,
    CASE WHEN code <> '' AND p.personal_code = code THEN code ELSE '' END
    FROM app.person p WHERE p.id = ANY (found);
END $$;

CREATE OR REPLACE FUNCTION sec.names_from(start text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT DISTINCT t.token::text FROM app.name_token t
    JOIN app.case_file c ON c.client_id = t.person_id
  WHERE start <> '' AND t.token >= start AND t.token < start || U&'\\+10FFFF'
    AND %VISIBLE% AND sec.lists_open() LIMIT 5000 $$;

CREATE OR REPLACE FUNCTION sec.find_documents(wanted text, most integer)
RETURNS TABLE (document_id uuid, case_id uuid, number text, name text, kind text,
  finished_at timestamp) LANGUAGE plpgsql AS $$
DECLARE found uuid[] := '{}';
BEGIN
  IF sec.may('read_case') AND sec.may('search_persons') AND sec.announced(wanted) THEN
    SELECT coalesce(array_agg(hit.document_id), '{}') INTO found FROM (
      SELECT s.document_id FROM app.searched_document s JOIN app.case_file c ON c.id = s.case_id
      WHERE %WORDS% @@ wanted::tsquery AND %VISIBLE%
      ORDER BY s.id DESC LIMIT most) hit;
  END IF;
  PERFORM sec.log_search('find_documents', wanted, found);
  RETURN QUERY SELECT d.id, d.case_id, c.number::text,
    btrim(p.surname || ' ' || p.given_names)::text, d.kind::text, d.finished_at
    FROM app.searched_document s JOIN app.document d ON d.id = s.document_id
    JOIN app.case_file c ON c.id = d.case_id JOIN app.person p ON p.id = c.client_id
    WHERE s.document_id = ANY (found) ORDER BY s.id DESC;
END $$;

CREATE OR REPLACE FUNCTION sec.next_serial(p_prefix text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE given integer;
BEGIN
  IF NOT sec.may('record_intake') OR length(p_prefix) > 40 THEN
    RAISE EXCEPTION 'serial.refused' USING ERRCODE = '42501';
  END IF;
  INSERT INTO sec.serial AS s (prefix, last)
  VALUES (p_prefix, 1 + coalesce((SELECT max(substr(c.number, length(p_prefix) + 1)::int)
    FROM app.case_file c WHERE starts_with(c.number, p_prefix)
      AND substr(c.number, length(p_prefix) + 1) ~ '^[0-9]{1,9}$'), 0))
  ON CONFLICT (prefix) DO UPDATE SET last = s.last + 1 RETURNING s.last INTO given;
  RETURN given;
END $$;

CREATE OR REPLACE FUNCTION sec.break_glass(wanted uuid, p_category text, p_reason text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE until timestamptz := clock_timestamp() + interval '60 min';
BEGIN
  IF length(btrim(coalesce(p_reason, ''))) < 20
     OR p_category NOT IN ('duty', 'urgent', 'substitute') THEN
    RETURN 'reason';
  END IF;
  IF NOT sec.may('read_case')
     OR NOT EXISTS (SELECT 1 FROM app.case_file c WHERE c.id = wanted AND NOT c.protected) THEN
    PERFORM sec.put_line('lease.denied', wanted, NULL, NULL, 'break_glass', '{}');
    RETURN 'refused';
  END IF;
  INSERT INTO sec.review (case_id, worker_id, category, reason, expires_at)
  VALUES (wanted, sec.me(), p_category, btrim(p_reason), until);
  INSERT INTO sec.named_access AS n (case_id, worker_id, granted_by, reason, expires_at)
  VALUES (wanted, sec.me(), session_user, 'break_glass', until)
  ON CONFLICT (case_id, worker_id) DO UPDATE SET expires_at = EXCLUDED.expires_at,
    granted_xid = EXCLUDED.granted_xid WHERE n.expires_at IS NOT NULL;
  PERFORM sec.put_line('alert.break_glass', wanted, NULL, NULL, p_category, '{}');
  RETURN 'open';
END $$;

CREATE OR REPLACE FUNCTION sec.reviews() RETURNS TABLE (
  id uuid, case_id uuid, number text, worker_id uuid, category text, reason text, at timestamptz,
  expires_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT r.id, r.case_id, c.number::text, r.worker_id, r.category, r.reason, r.at, r.expires_at
  FROM sec.review r JOIN app.case_file c ON c.id = r.case_id
  WHERE r.reviewed_at IS NULL AND sec.may('lead_team') AND c.team_id = sec.my_team()
    AND r.worker_id <> sec.me() ORDER BY r.at $$;

CREATE OR REPLACE FUNCTION sec.end_review(wanted uuid, p_verdict text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE done uuid;
BEGIN
  UPDATE sec.review r SET reviewed_by = sec.me(), reviewed_at = clock_timestamp(),
    verdict = p_verdict
  WHERE r.id = wanted AND p_verdict IN ('accepted', 'questioned')
    AND r.id IN (SELECT o.id FROM sec.reviews() o) RETURNING r.case_id INTO done;
  IF done IS NOT NULL THEN
    PERFORM sec.put_line('server.reviewed', done, NULL, NULL, p_verdict, '{}');
  END IF;
  RETURN done IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.protect_case(wanted uuid, named uuid[], p_reason text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT sec.may('lead_team') OR NOT sec.sees(wanted)
     OR length(btrim(coalesce(p_reason, ''))) < 3 THEN
    PERFORM sec.put_line('lease.denied', wanted, NULL, NULL, 'protect', '{}');
    RETURN false;
  END IF;
  UPDATE app.case_file SET protected = true WHERE id = wanted;
  DELETE FROM sec.named_access n WHERE n.case_id = wanted;
  INSERT INTO sec.named_access (case_id, worker_id, granted_by, reason)
  SELECT wanted, w.id, session_user, btrim(p_reason) FROM app.worker w
  WHERE w.id = ANY (named || sec.me());
  PERFORM sec.put_line('server.protected', wanted, NULL, NULL, '',
    jsonb_build_object('named', to_jsonb(named)));
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION sec.unprotect_case(wanted uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT sec.may('lead_team') OR NOT sec.sees(wanted) THEN
    PERFORM sec.put_line('lease.denied', wanted, NULL, NULL, 'protect', '{}');
    RETURN false;
  END IF;
  UPDATE app.case_file SET protected = false WHERE id = wanted;
  DELETE FROM sec.named_access n WHERE n.case_id = wanted;
  PERFORM sec.put_line('server.unprotected', wanted, NULL, NULL, '', '{}');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION sec.learn_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM listed.person l WHERE l.id = OLD.id;
    DELETE FROM app.name_token t WHERE t.person_id = OLD.id;
    RETURN NULL;
  END IF;
  INSERT INTO listed.person (id, surname, given_names, search_key, birth_date, non_disclosure)
  VALUES (NEW.id, NEW.surname, NEW.given_names, NEW.search_key, NEW.birth_date, NEW.non_disclosure)
  ON CONFLICT (id) DO UPDATE SET surname = EXCLUDED.surname, given_names = EXCLUDED.given_names,
    search_key = EXCLUDED.search_key, birth_date = EXCLUDED.birth_date,
    non_disclosure = EXCLUDED.non_disclosure;
  IF TG_OP = 'INSERT' THEN
    PERFORM sec.lend('person', NEW.id, 'new', true);
  ELSE
    UPDATE app.case_file c SET non_disclosure_until = NEW.non_disclosure_until
    WHERE c.client_id = NEW.id
      AND c.non_disclosure_until IS DISTINCT FROM NEW.non_disclosure_until;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.search_key IS DISTINCT FROM OLD.search_key THEN
    IF TG_OP = 'UPDATE' THEN
      DELETE FROM app.name_token t WHERE t.person_id = NEW.id;
    END IF;
    INSERT INTO app.name_token (token, person_id)
    SELECT DISTINCT w, NEW.id FROM regexp_split_to_table(NEW.search_key, '[ -]+') w WHERE w <> '';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION sec.learn_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sec.lend('case', NEW.id, 'new', true);
  RETURN NULL;
END $$;
"""

WORDS = "array_to_tsvector(array_remove(regexp_split_to_array({}, '[^[:alnum:]]+'), ''))"
"""The words of a folded text as PostgreSQL's index holds them."""

_IN_FORCE = (
    "(l.expires_at > clock_timestamp()"
    " AND (l.own OR l.granted_xid IS DISTINCT FROM pg_current_xact_id_if_assigned()))"
)
FUNCTIONS = (
    _FUNCTIONS.replace("%IN_FORCE%", _IN_FORCE)
    .replace("%VISIBLE%", OF_CASE)
    .replace("%WORDS%", WORDS.format("s.words"))
)
FOR_MEMBERS = [
    "me()",
    "my_team()",
    "my_own()",
    "my_open()",
    "my_persons()",
    "lists_open()",
    "may(text)",
    "works_with_clients()",
    "readable_log()",
    "log_act(text,uuid,uuid,uuid,text,text)",
    "seal()",
    "seal_at(bigint)",
    "knows_head(bigint,text)",
    "about_this()",
    "sign_in()",
    "open_case(uuid,text)",
    "close_case(uuid)",
    "open_person(uuid)",
    "open_lists()",
    "announce_search(text)",
    "find_cases(text[],text,integer)",
    "find_persons(text[],text,integer)",
    "likely(text[],text,date)",
    "names_from(text)",
    "find_documents(text,integer)",
    "next_serial(text)",
    "break_glass(uuid,text,text)",
    "reviews()",
    "end_review(uuid,text)",
    "protect_case(uuid,uuid[],text)",
    "unprotect_case(uuid)",
]
"""The functions that people may call; every other one serves these."""
