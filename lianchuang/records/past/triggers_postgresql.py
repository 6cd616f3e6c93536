"""The triggers, guards and views of a remembered table, in PostgreSQL's words.

Changes and removals are remembered row by row: statement triggers, which join the changed rows with the twin, did so by
scanning it when their plan had been made on the wrong day. New rows join with nothing, so they are remembered a statement
at a time, which bulk loads need. The functions run with their owner's rights and a fixed search path, so that a role which may
write the tables but only read the twins is enough for the product.
"""

import re

from django.db.backends.utils import CursorWrapper

from lianchuang.records.past.moment import OPEN
from lianchuang.records.past.shape import Shape, quoted, twin_of, view_of

LEDGER = "records_act"
KEEPER = "lc_past_is_kept"
AS_OF = "current_setting('lc.as_of')::bigint"
PATH = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
# No guard where the database itself runs a trigger's statement; none where versions may be erased.
DIRECT = "pg_trigger_depth() = 0 AND coalesce(current_setting('lc.forgetting', true), '') <> 'on'"

NO_ACT = "RAISE EXCEPTION 'write without an act on %', TG_TABLE_NAME USING ERRCODE = 'check_violation';"
NOISE = re.compile(r"[\s()\";]|::text|\bpublic\.|\b\w+_past\.")

KEEPER_FUNCTION = f"""CREATE OR REPLACE FUNCTION public.{KEEPER}() RETURNS trigger LANGUAGE plpgsql {PATH} AS $lc$
BEGIN
  IF coalesce(current_setting('lc.forgetting', true), '') = 'on' THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'the past is kept' USING ERRCODE = 'check_violation';
END $lc$"""


def written(shape: Shape) -> dict[str, str]:
    """Name -> statement of everything a remembered table needs besides its twin, in the order they are made."""
    table, twin, view = shape.table, shape.twin, shape.view
    return {
        f"{KEEPER}()": KEEPER_FUNCTION,
        f"{table}_remember_new()": _function(f"{table}_remember_new", _of_new_rows(shape)),
        f"{table}_remember()": _function(f"{table}_remember", _of_changed_rows(shape)),
        f"{table}_remember_new": _statement_trigger(shape),
        f"{table}_remember": _trigger(
            f"{table}_remember", "AFTER DELETE OR UPDATE", table, f"{table}_remember"
        ),
        f"{table}_keep_truncate": _truncation_guard(table),
        f"{twin}_keep": _trigger(f"{twin}_keep", "BEFORE INSERT OR DELETE OR UPDATE", twin, KEEPER, DIRECT),
        f"{twin}_keep_truncate": _truncation_guard(twin),
        view: _view(shape),
        f"{view}_keep": _trigger(f"{view}_keep", "INSTEAD OF INSERT OR DELETE OR UPDATE", view, KEEPER),
    }


def _of_new_rows(shape: Shape) -> str:
    """What the function of a statement that made rows does."""
    names = ", ".join(quoted(name) for name in shape.names)
    return f"""
DECLARE a bigint := nullif(current_setting('lc.act', true), '')::bigint;
BEGIN
  IF a IS NULL AND EXISTS (SELECT 1 FROM made) THEN
    {NO_ACT}
  END IF;
  {_put(shape, f"SELECT {names}, a, {OPEN} FROM made")}
  RETURN NULL;
END """


def _of_changed_rows(shape: Shape) -> str:
    """What the function of a changed or removed row does; the database keeps it word by word, so it can be compared.

    Rows are compared by image (`*<>`), so a collation that ignores case hides nothing and json columns are no trouble.
    """
    key = quoted(shape.key)
    values = ", ".join(f"NEW.{quoted(name)}" for name in shape.names)
    return f"""
DECLARE a bigint := nullif(current_setting('lc.act', true), '')::bigint;
BEGIN
  IF a IS NULL THEN
    {NO_ACT}
  END IF;
  IF TG_OP = 'DELETE' THEN
    {_close(shape)}
    {_tomb(shape)}
  ELSIF NEW.{key} IS DISTINCT FROM OLD.{key} THEN
    RAISE EXCEPTION 'a remembered row keeps its primary key' USING ERRCODE = 'check_violation';
  ELSIF NEW *<> OLD THEN
    {_close(shape)}
    {_put(shape, f"VALUES ({values}, a, {OPEN})")}
  END IF;
  RETURN NULL;
END """


def ledger_guards() -> dict[str, str]:
    """The ledger of acts is only ever added to."""
    events = "BEFORE DELETE OR UPDATE"
    return {
        f"{KEEPER}()": KEEPER_FUNCTION,
        f"{LEDGER}_keep": _trigger(f"{LEDGER}_keep", events, LEDGER, KEEPER, DIRECT),
        f"{LEDGER}_keep_truncate": _truncation_guard(LEDGER),
    }


def unguard_ledger() -> list[str]:
    """Statements that remove the ledger's guards, whether they stand or not."""
    return [
        f"DROP TRIGGER IF EXISTS {quoted(name)} ON public.{quoted(LEDGER)}"
        for name in (f"{LEDGER}_keep", f"{LEDGER}_keep_truncate")
    ]


def take_off(table: str) -> list[str]:
    """Statements that remove all of it, whether it stands or not; the twin stays."""
    twin = twin_of(table)
    triggers = [
        (f"{table}_remember_new", table),
        (f"{table}_remember", table),
        (f"{table}_keep_truncate", table),
    ]
    triggers += [(f"{twin}_keep", twin), (f"{twin}_keep_truncate", twin)]
    return [
        f"DROP VIEW IF EXISTS public.{quoted(view_of(table))}",
        *(f"DROP TRIGGER IF EXISTS {quoted(name)} ON public.{quoted(on)}" for name, on in triggers),
        f"DROP FUNCTION IF EXISTS public.{quoted(f'{table}_remember')}()",
        f"DROP FUNCTION IF EXISTS public.{quoted(f'{table}_remember_new')}()",
    ]


def standing(cursor: CursorWrapper) -> dict[str, str]:
    """Name -> what stands and is in force, reworded as plain() rewords a statement."""
    cursor.execute(
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' "
        "UNION ALL SELECT viewname, format('CREATE VIEW %s AS %s', viewname, definition) FROM pg_views "
        "WHERE schemaname = 'public' "
        "UNION ALL SELECT proname || '()', prosrc FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace AND prosecdef "
        "AND proconfig = '{\"search_path=pg_catalog, public, pg_temp\"}'"
    )
    return {name: plain(statement) for name, statement in cursor.fetchall()}


def plain(statement: str) -> str:
    """A statement without what PostgreSQL rewords: brackets, casts, quotes, schema and table prefixes, breaks."""
    kept = statement.split("$lc$")[1] if "$lc$" in statement else statement
    return NOISE.sub("", kept).lower()


def new_twin(shape: Shape, name: str) -> str:
    """The twin as a new table: the same columns without constraints, and the two ends of a version."""
    columns = ", ".join(f"{quoted(column.name)} {column.type}" for column in shape.columns)
    return (
        f"CREATE TABLE public.{quoted(name)} ({columns}, known_from bigint NOT NULL, known_until bigint NOT NULL, "
        f"PRIMARY KEY ({quoted(shape.key)}, known_from))"
    )


def _function(name: str, body: str) -> str:
    return (
        f"CREATE FUNCTION public.{quoted(name)}() RETURNS trigger LANGUAGE plpgsql {PATH} AS $lc${body}$lc$"
    )


def _statement_trigger(shape: Shape) -> str:
    name = quoted(f"{shape.table}_remember_new")
    return (
        f"CREATE TRIGGER {name} AFTER INSERT ON public.{quoted(shape.table)} "
        f"REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION public.{name}()"
    )


def _trigger(name: str, when: str, table: str, function: str, condition: str = "") -> str:
    only = f"WHEN ({condition}) " if condition else ""
    return (
        f"CREATE TRIGGER {quoted(name)} {when} ON public.{quoted(table)} FOR EACH ROW "
        f"{only}EXECUTE FUNCTION public.{quoted(function)}()"
    )


def _truncation_guard(table: str) -> str:
    name = quoted(f"{table}_keep_truncate")
    return (
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON public.{quoted(table)} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION public.{KEEPER}()"
    )


def _view(shape: Shape) -> str:
    names = ", ".join(quoted(name) for name in shape.names)
    return (
        f"CREATE VIEW public.{quoted(shape.view)} AS SELECT {names} FROM public.{quoted(shape.twin)} "
        f"WHERE known_from <= {AS_OF} AND known_until > {AS_OF}"
    )


def _close(shape: Shape) -> str:
    key = quoted(shape.key)
    return (
        f"UPDATE public.{quoted(shape.twin)} SET known_until = a "
        f"WHERE {key} = OLD.{key} AND known_until = {OPEN} AND known_from < a;"
    )


def _put(shape: Shape, source: str) -> str:
    names = ", ".join(quoted(name) for name in shape.names)
    settings = "".join(f"{quoted(n)} = excluded.{quoted(n)}, " for n in shape.names if n != shape.key)
    return (
        f"INSERT INTO public.{quoted(shape.twin)} ({names}, known_from, known_until) {source} "
        f"ON CONFLICT ({quoted(shape.key)}, known_from) DO UPDATE SET {settings}known_until = {OPEN};"
    )


def _tomb(shape: Shape) -> str:
    names = ", ".join(quoted(name) for name in shape.names)
    values = ", ".join(f"OLD.{quoted(name)}" for name in shape.names)
    return (
        f"INSERT INTO public.{quoted(shape.twin)} ({names}, known_from, known_until) VALUES ({values}, a, a) "
        f"ON CONFLICT ({quoted(shape.key)}, known_from) DO UPDATE SET known_until = excluded.known_from;"
    )
