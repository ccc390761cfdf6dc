"""The rules of a server's catalogue as queries: each row found is a breach, in one short line."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from models.store.server import house_sql
from models.store.server.layers import LAYERS, LISTED_LAYERS
from models.store.server.schema import FOR_MEMBERS

_SCHEMAS = "('app', 'listed', 'sec', 'house', 'near')"
_CHECKS = {
    "table without forced row security": f"""
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {_SCHEMAS} AND c.relkind IN ('r', 'p')
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
    "function without owner's rights or a pinned path": f"""
        SELECT p.oid::regprocedure::text FROM pg_proc p
          JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN {_SCHEMAS} AND (NOT p.prosecdef
          OR NOT coalesce(p.proconfig, '{{}}') @> ARRAY['search_path=pg_catalog, pg_temp'])""",
    "function of another owner": f"""
        SELECT p.oid::regprocedure::text FROM pg_proc p
          JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN {_SCHEMAS} AND p.proowner <> 'app_definer'::regrole""",
    "view by its owner's rights": f"""
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN {_SCHEMAS} AND c.relkind IN ('v', 'm')
          AND NOT coalesce(c.reloptions, '{{}}') @> ARRAY['security_invoker=true']""",
    "right of PUBLIC": f"""
        SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
          aclexplode(c.relacl) a WHERE n.nspname IN {_SCHEMAS} AND a.grantee = 0
        UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p
          JOIN pg_namespace n ON n.oid = p.pronamespace,
          aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
          WHERE n.nspname IN {_SCHEMAS} AND a.grantee = 0
        UNION ALL SELECT 'database ' || d.datname FROM pg_database d,
          aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
          WHERE d.datname = current_database() AND a.grantee = 0
        UNION ALL SELECT 'schema public' FROM pg_namespace n,
          aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
          WHERE n.nspname = 'public' AND a.grantee = 0
        UNION ALL SELECT 'language plpgsql' FROM pg_language l,
          aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) a
          WHERE l.lanname = 'plpgsql' AND a.grantee = 0""",
    "grant on a table of the log or of rights": """
        SELECT c.oid::regclass::text || ' to ' || pg_get_userbyid(a.grantee) FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE n.nspname = 'sec' AND c.relkind IN ('r', 'p', 'S')
          AND a.grantee <> 'app_definer'::regrole""",
    "grant to a person": f"""
        SELECT c.oid::regclass::text || ' to ' || pg_get_userbyid(a.grantee) FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
        WHERE n.nspname IN {_SCHEMAS} AND a.grantee NOT IN (0, 'app_owner'::regrole,
          'app_definer'::regrole, 'app_member'::regrole)""",
    "person with more than membership": """
        SELECT r.rolname::text FROM pg_roles r JOIN sec.account a ON a.role_name = r.rolname
        WHERE r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication
          OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid
            AND m.roleid <> 'app_member'::regrole)""",
    "owner that may log in": """
        SELECT rolname::text FROM pg_roles WHERE rolname IN ('app_owner', 'app_definer',
          'app_member') AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole)""",
    "unique key that tells of a person": """
        SELECT i.indexrelid::regclass::text FROM pg_index i
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
        WHERE i.indisunique AND i.indrelid IN ('app.person'::regclass, 'listed.person'::regclass)
          AND a.attname <> 'id'""",
    "two-phase commit": """
        SELECT 'max_prepared_transactions' WHERE current_setting('max_prepared_transactions') <> '0'
        """,
}
_FUNCTIONS = text(
    "SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(p.proacl) a"
    " WHERE p.pronamespace = 'sec'::regnamespace AND a.grantee = 'app_member'::regrole"
)
_TABLES = text(
    "SELECT n.nspname || '.' || c.relname AS name, a.privilege_type AS held FROM pg_class c"
    " JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a"
    " WHERE a.grantee = 'app_member'::regrole AND c.relkind IN ('r', 'p', 'v')"
)


def findings(connection: Connection) -> Iterator[str]:
    """Yield every breach of the rules: "what: where"."""
    connection.exec_driver_sql("SET LOCAL search_path = pg_catalog")  # names with their schemas
    for rule, sql in _CHECKS.items():
        for where in connection.execute(text(sql.replace("::", "\\:\\:"))).scalars():
            yield f"{rule}: {where}"
    listed = {f"sec.{name}" for name in FOR_MEMBERS}
    for function in connection.execute(_FUNCTIONS).scalars():
        if function not in listed:
            yield f"function beyond the list: {function}"
    for name, held in connection.execute(_TABLES):
        if held not in _held(name):
            yield f"grant beyond the list: {held} on {name}"


def _held(name: str) -> frozenset[str]:
    """Return what members may hold on a whole table; the rest is by column."""
    schema, _, table = name.partition(".")
    if name == "app.audit_entry" or name in house_sql.NAMES:
        return frozenset({"SELECT"})
    layer = (LISTED_LAYERS if schema == "listed" else LAYERS).get(table)
    if layer is None:
        return frozenset()
    wanted = {"SELECT": layer.read, "DELETE": layer.delete}
    return frozenset(right for right, condition in wanted.items() if condition is not None)
