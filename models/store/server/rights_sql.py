"""What a right lets change in rows that are open anyway: final documents, the course of a case.

Row policies know no columns; these functions and the trigger keep raw SQL to `rights_matrix`.
"""

from models.rules.kinds import Group, ServiceTask
from models.rules.rights import Right
from models.store.server.access_sql import OF_CASE

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION sec.in_office() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM app.worker w WHERE w.id = sec.me() AND w.in_office
    AND (w.role IN ('social_worker', 'team_lead') OR EXISTS (
      SELECT 1 FROM json_array_elements_text(w.extra_roles) e (role)
      WHERE e.role IN ('social_worker', 'team_lead')))) $$;

CREATE OR REPLACE FUNCTION sec.competent(wanted uuid, p_values json) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT sec.in_office() OR NOT (
    coalesce(p_values ->> 'special_support', '') = 'true'
    OR coalesce(p_values ->> 'child_protection_starts', '') = 'true'
    OR EXISTS (SELECT 1 FROM app.case_file c WHERE c.id = wanted AND {OF_CASE}
      AND (c.time_group = '{Group.SPECIAL_SUPPORT.value}'
        OR c.task = '{ServiceTask.CHILD_PROTECTION.value}'
          AND coalesce(p_values ->> 'child_protection_starts', '') <> 'false'))) $$;

CREATE OR REPLACE FUNCTION sec.keeps_house() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT r.rolsuper OR pg_has_role(r.rolname, 'app_owner', 'member') FROM pg_roles r
  WHERE r.rolname = session_user $$;

CREATE OR REPLACE FUNCTION sec.keep_signer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first uuid := CASE WHEN TG_OP = 'UPDATE' THEN OLD.signer_id END;
  second uuid := CASE WHEN TG_OP = 'UPDATE' THEN OLD.second_signer_id END;
BEGIN
  IF NOT sec.keeps_house() AND (
       (NEW.signer_id IS DISTINCT FROM first AND NEW.signer_id <> sec.me())
       OR (NEW.second_signer_id IS DISTINCT FROM second AND NEW.second_signer_id <> sec.me())
       OR NEW.second_signer_id = NEW.signer_id) THEN
    RAISE EXCEPTION 'decision.signer' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION sec.keep_course() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closing boolean := NEW.closed_on IS DISTINCT FROM OLD.closed_on
    OR NEW.closing_ground IS DISTINCT FROM OLD.closing_ground;
  stands boolean := (NEW.step_id, NEW.step_since) IS DISTINCT FROM
    (OLD.step_id, OLD.step_since);
  follows boolean := (NEW.process_id, NEW.house_limits) IS DISTINCT FROM
    (OLD.process_id, OLD.house_limits);
  given boolean := NEW.worker_id IS DISTINCT FROM OLD.worker_id;
  elsewhere boolean := NEW.team_id IS DISTINCT FROM OLD.team_id;
BEGIN
  IF sec.keeps_house() THEN
    RETURN NEW;
  END IF;
  IF (OLD.closed_on IS NOT NULL AND (closing OR stands OR follows OR given OR elsewhere))
     OR (closing AND NOT sec.may('{Right.CLOSE_CASE}'))
     OR (stands AND NOT (sec.may('{Right.MOVE_CASE}') OR sec.may('{Right.PUBLISH_PROCESS}')))
     OR (follows AND NOT sec.may('{Right.PUBLISH_PROCESS}'))
     OR (given AND NOT (sec.may('{Right.MOVE_CASE}') OR sec.may('{Right.ASSIGN}')))
     OR (elsewhere AND NOT sec.may('{Right.MOVE_CASE}'))
     OR (NEW.urgency_assessed_on IS DISTINCT FROM OLD.urgency_assessed_on
       AND NOT sec.may('{Right.ASSESS_URGENCY}'))
     OR (NEW.assessment_ready_on IS DISTINCT FROM OLD.assessment_ready_on
       AND NOT sec.may('{Right.FINISH_ASSESSMENT}'))
     OR ((NEW.decision_signed_on, NEW.decision_first_signed_on) IS DISTINCT FROM
       (OLD.decision_signed_on, OLD.decision_first_signed_on) AND NOT sec.may('{Right.DECIDE}'))
  THEN
    RAISE EXCEPTION 'case_file.right_missing' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
"""
TRIGGER = """
CREATE OR REPLACE TRIGGER keep_course BEFORE UPDATE ON app.case_file
  FOR EACH ROW EXECUTE FUNCTION sec.keep_course();
CREATE OR REPLACE TRIGGER keep_signer BEFORE INSERT OR UPDATE ON app.decision
  FOR EACH ROW EXECUTE FUNCTION sec.keep_signer();
"""
FOR_MEMBERS = ["competent(uuid,json)"]
