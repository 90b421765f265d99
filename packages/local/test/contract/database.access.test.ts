import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BYSTANDER, NEWCOMER, SAMPLES, type Scope } from "../support/access-rows.ts";
import { insertInto, literal, type TestDatabase, testDatabase } from "../support/database.ts";

/* What anybody with a token of the API may do to every table, asked of the database itself. */

const PEOPLE = {
  anonymous: undefined,
  stranger: "00000000-0000-4000-8000-000000000001",
  otherOwner: "00000000-0000-4000-8000-000000000002",
  photographer: "00000000-0000-4000-8000-000000000003",
  editor: "00000000-0000-4000-8000-000000000004",
  owner: "00000000-0000-4000-8000-000000000005",
} as const;
const ROLES = ["photographer", "editor", "owner"] as const;

const SCOPES = {
  published: { organizer: "loud", event: "published-race", bare: "published-bare", number: 1 },
  draft: { organizer: "quiet", event: "draft-race", bare: "draft-bare", number: 2 },
} as const satisfies Record<string, Scope>;

const NOBODY = "---- ---- ---- ---- ---- ----";
const TEAM_LOOKS = "---- ---- ---- s--- s--- s---";
const EDITORS = "---- ---- ---- ---- siud siud";
const EDITORS_ADD = "---- ---- ---- ---- siu- siu-";
const OWNERS_LOOK = "---- ---- ---- ---- ---- s---";

/**
 * By table, of a published event and of a draft: what anonymous, stranger, another organizer's owner, photographer, editor and
 * owner may do: see (s), insert (i), update (u), delete (d). A table without a line fails.
 */
const RULES: Readonly<Record<string, { published: string; draft: string }>> = {
  audit_log: { published: OWNERS_LOOK, draft: OWNERS_LOOK },
  camera_clocks: { published: EDITORS, draft: EDITORS },
  camera_places: { published: EDITORS, draft: EDITORS },
  checkpoints: { published: "s--- s--- s--- s--- siud siud", draft: EDITORS },
  consents: { published: NOBODY, draft: NOBODY },
  event_logos: { published: "s--- s--- s--- s--- siud siud", draft: EDITORS },
  event_photographers: { published: "s--- s--- s--- s--- siud siud", draft: "---- ---- ---- s--- siud siud" },
  event_previews: { published: TEAM_LOOKS, draft: TEAM_LOOKS },
  event_runners: { published: EDITORS, draft: EDITORS },
  events: { published: "s--- s--- s--- s--- siu- siu-", draft: "---- ---- ---- s--- siu- siu-" },
  face_deletions: { published: NOBODY, draft: NOBODY },
  face_proposal_runs: { published: NOBODY, draft: NOBODY },
  face_suppressions: { published: NOBODY, draft: NOBODY },
  import_changes: { published: EDITORS_ADD, draft: EDITORS_ADD },
  imports: { published: EDITORS_ADD, draft: EDITORS_ADD },
  mail_codes: { published: NOBODY, draft: NOBODY },
  mail_requests: { published: NOBODY, draft: NOBODY },
  organizer_invitations: { published: "---- ---- ---- ---- ---- siu-", draft: "---- ---- ---- ---- ---- siu-" },
  organizer_members: { published: "---- ---- ---- ---- ---- s-ud", draft: "---- ---- ---- ---- ---- s-ud" },
  organizers: { published: "s--- s--- s--- s--- s--- s---", draft: TEAM_LOOKS },
  photo_deletions: { published: NOBODY, draft: NOBODY },
  photo_decisions: { published: EDITORS_ADD, draft: EDITORS_ADD },
  photo_reports: { published: "---- ---- ---- ---- s-u- s-u-", draft: "---- ---- ---- ---- s-u- s-u-" },
  photographers: { published: "s--- s--- s--- s--- siud siud", draft: "---- ---- ---- s--- siud siud" },
  privacy_requests: { published: "---- ---- ---- ---- s-u- s-u-", draft: "---- ---- ---- ---- s-u- s-u-" },
  races: { published: "s--- s--- s--- s--- siud siud", draft: EDITORS },
  results: { published: EDITORS, draft: EDITORS },
  splits: { published: EDITORS, draft: EDITORS },
  upload_batches: {
    published: "---- ---- ---- si-- siu- siu-",
    draft: "---- ---- ---- si-- siu- siu-",
  },
  takedowns: { published: "---- ---- ---- s--- siu- siu-", draft: "---- ---- ---- s--- siu- siu-" },
};

/** Who may call which function of the API at all: anonymous, signed in. What it answers then is the tables' matter or its own. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  accept_invitation: "- signed-in",
  apply_import: "- signed-in",
  consent_counts: "- signed-in",
  claim_mail_requests: "- -",
  claim_privacy_mails: "- -",
  count_mail_requests: "- signed-in",
  count_runners: "- signed-in",
  coverage_starters: "- signed-in",
  due_face_deletions: "- -",
  due_face_proposals: "- -",
  due_photo_deletions: "- -",
  due_photo_erasures: "- -",
  my_invitations: "- signed-in",
  organizer_people: "- signed-in",
  renew_preview: "- signed-in",
  request_mail: "- -",
  runner_index: "- signed-in",
  start_list: "- signed-in",
  undo_import: "- signed-in",
  use_mail_code: "- -",
  why_away: "- -",
};

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { query } = database;
  for (const id of [...Object.values(PEOPLE), BYSTANDER, NEWCOMER]) {
    if (id) await query(`insert into auth.users (id, email) values ('${id}', '${id}@example.com')`);
  }
  await query(insertInto("organizers", { id: "other", name: "Another organizer" }));
  await query(insertInto("organizer_members", { organizer_id: "other", user_id: PEOPLE.otherOwner, role: "owner" }));
  for (const [name, scope] of Object.entries(SCOPES)) await fill(name, scope);
});
afterAll(() => database.close());

async function fill(name: string, scope: Scope): Promise<void> {
  const { query } = database;
  for (const [table, sample] of Object.entries(SAMPLES)) {
    // The database makes an event's preview itself.
    if (table === "event_previews") {
      await query(
        `update public.event_previews set token = ${literal(sample(scope, "there").token)} where event_id = '${scope.event}'`,
      );
      continue;
    }
    await query(insertInto(table, sample(scope, "there")));
    if (table === "organizers") {
      for (const role of ROLES) {
        const member = { organizer_id: scope.organizer, user_id: PEOPLE[role], role };
        await query(insertInto("organizer_members", member));
      }
    }
    if (table === "events") {
      await query(insertInto("events", { ...sample(scope, "there"), id: scope.bare }));
      await query(`delete from public.event_previews where event_id = '${scope.bare}'`);
      await query(`update public.events set status = '${name}' where organizer_id = '${scope.organizer}'`);
    }
    if (table === "photographers") {
      await query(insertInto(table, { id: `${scope.organizer}-spare`, organizer_id: scope.organizer, name: "Spare" }));
    }
    if (table === "event_runners") await query(insertInto(table, { event_id: scope.event, bib: "9", name: "Nine" }));
  }
}

const isRefused = (error: unknown) => (error as { code?: string }).code === "42501";

async function allowed(ask: () => Promise<{ length: number } | boolean>): Promise<boolean> {
  try {
    const answer = await ask();
    return typeof answer === "boolean" ? answer : answer.length > 0;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

/** Which of the four a person may do to the row of a scope, like `si--`. */
async function rights(table: string, scope: Scope, person: string | undefined, column: string | undefined) {
  const sample = SAMPLES[table]!;
  const row = Object.entries(sample(scope, "there")).filter(([, value]) => typeof value === "string");
  const where = row.map(([name, value]) => `${name} = ${literal(value)}`).join(" and ");
  const writes = (sql: string) => async () =>
    await database.as(person, `with done as (${sql} returning 1) select 1 from done`);
  const answers = {
    s: await allowed(() => database.as(person, `select 1 from public.${table} where ${where}`)),
    i: await allowed(async () => {
      await database.as(person, insertInto(table, sample(scope, "new")));
      return true;
    }),
    u:
      column !== undefined &&
      (await allowed(writes(`update public.${table} set ${column} = ${column} where ${where}`))),
    d: await allowed(writes(`delete from public.${table} where ${where}`)),
  };
  return Object.entries(answers)
    .map(([letter, may]) => (may ? letter : "-"))
    .join("");
}

/** A column of each table that signed-in people may update, where there is one. */
async function updatable(): Promise<Map<string, string>> {
  const found = await database.query(`
    select table_name, min(column_name) as column_name from information_schema.column_privileges
    where table_schema = 'public' and grantee = 'authenticated' and privilege_type = 'UPDATE' group by 1`);
  return new Map(found.map((row) => [String(row.table_name), String(row.column_name)]));
}

test("docs/RDB_SCHEMA.md names every table, and no column that is not there", async () => {
  const found = await database.query(`select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE'`);
  const columns = new Map<string, Set<string>>();
  for (const { table_name: table, column_name: column } of found as { table_name: string; column_name: string }[]) {
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
  }
  const page = readFileSync(new URL("../../../../docs/RDB_SCHEMA.md", import.meta.url), "utf8");
  const documented = [...page.matchAll(/^\| ([a-z_]+) \| .+ \| ([a-z_, ]+) \|$/gm)];
  const names = documented.map(([, table]) => table);
  expect(
    [...columns.keys()].filter((table) => !names.includes(table)).map((table) => `add a line for ${table}`),
  ).toEqual([]);
  const gone = documented.flatMap(([, table = "", list = ""]) =>
    list
      .split(", ")
      .filter((column) => !columns.get(table)?.has(column))
      .map((column) => `${table}.${column}`),
  );
  expect(gone).toEqual([]);
});

describe("Tables", () => {
  test("Everybody may do with every table what its rule says, and no more", async () => {
    const tables = await database.query(`select relname, relrowsecurity from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`);
    expect(tables.filter((table) => !table.relrowsecurity)).toEqual([]);
    const columns = await updatable();
    const matrix: Record<string, Record<string, string>> = {};
    for (const table of tables.map(({ relname }) => String(relname)).sort()) {
      matrix[table] = {};
      for (const [name, scope] of Object.entries(SCOPES)) {
        const cells = [];
        for (const person of Object.values(PEOPLE)) cells.push(await rights(table, scope, person, columns.get(table)));
        matrix[table][name] = cells.join(" ");
      }
    }
    expect(matrix).toEqual(RULES);
    // Thousands of questions: on a machine that does other work, more than half a minute.
  }, 120_000);
});

describe("Columns", () => {
  test.each([
    [
      "asks for an event's faces",
      "editor",
      "update public.events set faces_requested_at = now() where id = 'draft-race'",
    ],
    ["makes an event older", "owner", "update public.events set created_at = now() where id = 'draft-race'"],
    ["takes up an invitation for somebody", "owner", "update public.organizer_invitations set accepted_at = now()"],
    ["makes a member somebody else", "owner", `update public.organizer_members set user_id = '${NEWCOMER}'`],
    ["gives a photographer's page to an account", "editor", `update public.photographers set user_id = '${NEWCOMER}'`],
    ["says that bytes are gone", "owner", "update public.takedowns set erased_at = now()"],
    ["rewrites what was decided", "editor", "update public.photo_decisions set bib = '2'"],
    ["rewrites what a runner reported", "editor", "update public.photo_reports set verdict = 'not_me'"],
    ["gives a runner's request more time", "owner", "update public.privacy_requests set due_at = now()"],
  ] as const)("Nobody %s, not even the %s", async (_, person, sql) => {
    await expect(database.as(PEOPLE[person], sql)).rejects.toMatchObject({ code: "42501" });
  });

  test("A takedown names who is signed in, whatever the request says", async () => {
    const row = { event_id: "draft-race", photo_id: "01JCCCCCCCCCCCCCCCCCCCCCCC", taken_down_by: PEOPLE.owner };
    const found = await database.as(PEOPLE.editor, `${insertInto("takedowns", row)} returning taken_down_by`);
    expect(found).toEqual([{ taken_down_by: PEOPLE.editor }]);
  });

  test("An event credits photographers of its own organizer only", async () => {
    const row = { event_id: "draft-race", photographer_id: "loud-there" };
    const added = database.as(PEOPLE.editor, insertInto("event_photographers", row));
    await expect(added).rejects.toMatchObject({ code: "42501" });
  });

  test.each([
    ["a time zone that there is not", "time_zone = 'Mars/Olympus'"],
    ["branding that is no object", "branding = '[]'"],
    ["photo settings that are no object", "photos_meta = '\"x\"'"],
  ])("Past the desk, too, no event gets %s", async (_, change) => {
    const written = database.as(PEOPLE.editor, `update public.events set ${change} where id = 'draft-race'`);
    await expect(written).rejects.toMatchObject({ code: "23514" });
  });

  test("Whoever uploaded a batch brings back what they took back, and not what an editor did", async () => {
    const { photographer = "", editor = "" } = PEOPLE;
    const batch = { event_id: "draft-race", files: 1, uploaded_by: photographer, undone_at: "2026-10-18T00:00:00Z" };
    const own = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3cb1";
    const editors = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3cb2";
    await database.query(insertInto("upload_batches", { ...batch, id: own, undone_by: photographer }));
    await database.query(insertInto("upload_batches", { ...batch, id: editors, undone_by: editor }));
    const write = (person: string, id: string, at: string) =>
      database.as(person, `update public.upload_batches set undone_at = ${at} where id = '${id}' returning undone_by`);
    expect(await write(photographer, own, "null")).toEqual([{ undone_by: null }]);
    expect(await write(editor, own, "null")).toEqual([{ undone_by: null }]);
    expect(await write(editor, own, "now()")).toEqual([{ undone_by: editor }]);
    for (const at of ["null", "now()"]) {
      await expect(write(photographer, editors, at)).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("An event with faces has an end for them, whoever forgot to name one", async () => {
    const sql =
      "update public.events set face_mode = 'at_upload' where id = 'draft-race' returning faces_expire_at > now() as ends";
    expect(await database.as(PEOPLE.editor, sql)).toEqual([{ ends: true }]);
  });
});

describe("Functions", () => {
  test("Each may be called by those its rule names", async () => {
    const found = await database.query(`
      select proname, has_function_privilege('anon', oid, 'execute') as anonymous,
        has_function_privilege('authenticated', oid, 'execute') as signed_in
      from pg_proc where pronamespace = 'public'::regnamespace`);
    const rules = found.map((row) => [
      String(row.proname),
      `${row.anonymous ? "anonymous" : "-"} ${row.signed_in ? "signed-in" : "-"}`,
    ]);
    expect(Object.fromEntries(rules)).toEqual(FUNCTIONS);
  });

  test.each([
    ["who works for it", "select * from public.organizer_people('quiet')"],
    ["its start list", "select * from jsonb_array_elements(public.start_list('draft-race'))"],
    ["its runners", "select * from jsonb_array_elements(public.runner_index('draft-race'))"],
  ])("Another organizer's owner does not learn %s", async (_, sql) => {
    expect(await database.as(PEOPLE.owner, sql)).not.toEqual([]);
    expect(await database.as(PEOPLE.otherOwner, sql)).toEqual([]);
  });

  test("An import into another organizer's event is refused", async () => {
    const sql = "select public.apply_import('draft-race', 'x.csv', '[]', array['1'])";
    await expect(database.as(PEOPLE.otherOwner, sql)).rejects.toMatchObject({ code: "42501" });
  });

  test("An import of another organizer's event is not there to be undone", async () => {
    const id = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3caa";
    await database.query(insertInto("imports", { id, event_id: "draft-race", file_name: "x.csv" }));
    const statusFor = async (person: string) =>
      (await database.as(person, `select public.undo_import('${id}')->>'status' as status`))[0]?.status;
    expect(await statusFor(PEOPLE.otherOwner)).toBe("not-there");
    expect(await statusFor(PEOPLE.editor)).toBe("undone");
  });

  test("An invitation is offered once the address was confirmed, and not before", async () => {
    const { query, as } = database;
    await query(
      insertInto("organizer_invitations", { organizer_id: "other", email: "newcomer@example.com", role: "owner" }),
    );
    await query(`update auth.users set email = 'newcomer@example.com' where id = '${NEWCOMER}'`);
    const offers = () => as(NEWCOMER, "select organizer_id from public.my_invitations()");
    expect(await offers()).toEqual([]);
    await query(`update auth.users set email_confirmed_at = now() where id = '${NEWCOMER}'`);
    expect(await offers()).toEqual([{ organizer_id: "other" }]);
  });
});
