import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROLES } from "@/lib/access/actor";
import { mayOpenPath } from "@/lib/access/pages";
import { PERMISSIONS, rolesThatMay } from "@/lib/access/permissions";
import { EVERY_PAGE } from "@/tests/e2e/support/every-page";
import { PAGE_ENTRANCES, ROUTE_ENTRANCES } from "@/tests/support/entrances";

/** Files below `app` with this name. */
const files = (wanted: RegExp): { name: string; text: string }[] =>
  readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => wanted.test(name))
    .map((name) => ({ name, text: readFileSync(join("app", name), "utf8") }));

const ROUTES = files(/(?:^|\/)route\.ts$/);
const ACTIONS = files(/\.tsx?$/).filter(({ text }) => text.startsWith('"use server"'));

test("there are routes and actions to look at", () => {
  expect([ROUTES.length > 15, ACTIONS.length > 15]).toEqual([true, true]);
});

test.each(ROUTES.map(({ name }) => name))(
  "%s changes nothing that was not asked for by a page of ours",
  (name) => {
    const text = ROUTES.find((one) => one.name === name)?.text ?? "";
    const changes =
      /export (?:const|async function|function) (?:POST|PUT|PATCH|DELETE)\b|as (?:POST|PUT|PATCH|DELETE)\b/;
    if (!changes.test(text)) return;
    // `route` compares the origin, the session and the permission before anything; sign-in has its own comparison.
    expect(/= route(?:<[^>]*>)?\(/.test(text) || text.includes("isOwnRequest(")).toBe(true);
  },
);

/** Nobody is signed in yet, or the session itself is what they end. */
const BEFORE_A_SESSION = /^\((?:public)\)\/(?:masuk|tautan)\/|^\(desk\)\/sign-out-action\.ts$/;

test.each(ACTIONS.map(({ name }) => name))("the actions of %s ask who it is and what it may", (name) => {
  const text = ACTIONS.find((one) => one.name === name)?.text ?? "";
  if (BEFORE_A_SESSION.test(name)) return;
  const exported = [...text.matchAll(/^export (?:const (\w+) = (\w+)|async function (\w+))/gm)];
  expect(exported.length).toBeGreaterThan(0);
  for (const [, constant, maker, asynchronous] of exported) {
    const asks =
      asynchronous === undefined
        ? ["action", "reading", "findingAction"].includes(maker ?? "")
        : text.includes("requireUser(") || text.includes("currentUser(");
    expect([constant ?? asynchronous, asks]).toEqual([constant ?? asynchronous, true]);
  }
});

test.each(ROUTES.map(({ name }) => name))("%s holds no more of a body than it says it takes", (name) => {
  const text = ROUTES.find((one) => one.name === name)?.text ?? "";
  // By `formOf`, whose limit is announced; the resumable upload and sign-in have their own.
  expect(text).not.toMatch(/request\.(?:formData|json|text|arrayBuffer|blob|body)\b/);
});

test.each(ROUTES.map(({ name }) => name))("%s takes a number of a path for nothing else", (name) => {
  const text = ROUTES.find((one) => one.name === name)?.text ?? "";
  // `Number("\\r\\n1")` is 1, and the text of it would break the head of the answer.
  for (const [part] of name.matchAll(/(?<=\[)(?:id|decision|row)(?=\])/g))
    if (!name.includes("uploads")) expect(text).toMatch(new RegExp(`idOfPath\\((?:params\\.)?${part},`));
  expect(text).not.toMatch(/Number\((?:id|decision|row)\)/);
});

test.each(ROUTES.map(({ name }) => name))("what %s answers is kept by no cache", (name) => {
  const text = ROUTES.find((one) => one.name === name)?.text ?? "";
  for (const answer of text.split(/new Response\(|Response\.json\(/).slice(1))
    if (!answer.startsWith("null")) expect(answer).toMatch(/NO_STORE|"cache-control": "no-store"/);
});

const PAGES = files(/(?:^|\/)page\.tsx$/);
const addressOf = (name: string): string =>
  `/${name.replace(/\(\w+\)\//g, "").replace(/\/?(?:page\.tsx|route\.ts)$/, "")}`;

/** The methods that a route answers, as `GET /api/health`. */
const methodsOf = ({ name, text }: { name: string; text: string }): string[] =>
  [...text.matchAll(/export (?:const|async function|function) ([A-Z]+)\b|\bas ([A-Z]+)\b/g)].map(
    ([, declared, renamed]) => `${declared ?? renamed} ${addressOf(name)}`,
  );

test("every page and every method of a route stands in the table of who may open it, and nothing else does", () => {
  expect(PAGE_ENTRANCES.map(({ name }) => name).sort()).toEqual(
    PAGES.map(({ name }) => addressOf(name)).sort(),
  );
  expect(ROUTE_ENTRANCES.map(({ name }) => name).sort()).toEqual(ROUTES.flatMap(methodsOf).sort());
});

/** What the code asks for, by the permission that stands in it. */
const askedBy = (text: string, entrance: string): readonly string[] | null => {
  const asked = [...text.matchAll(/(?:requirePage|route(?:<[^>]*>)?)\(\s*"([^"]+)"/g)].map(
    ([, name]) => name,
  );
  // A file with two methods asks twice, in the order in which it exports them.
  const at = entrance.startsWith("POST ") && asked.length > 1 ? 1 : 0;
  const permission = PERMISSIONS.find((one) => one === asked[at]);
  return permission === undefined ? null : rolesThatMay(permission);
};

test.each(PAGE_ENTRANCES)("$name is opened by those of the table and by nobody else", ({ name, roles }) => {
  const { text } = PAGES.find((page) => addressOf(page.name) === name) ?? { text: "" };
  // The settings lead on to one of their own pages, by what the person may open.
  if (name !== "/pengaturan") expect(askedBy(text, name)).toEqual(roles);
  if (roles !== null)
    expect(ROLES.filter((role) => mayOpenPath({ role }, name.replace(/\[\w+\]/, "1")))).toEqual(roles);
});

test.each(ROUTE_ENTRANCES)("$name answers those of the table and nobody else", ({ name, roles }) => {
  const { text } = ROUTES.find((one) => name.endsWith(` ${addressOf(one.name)}`)) ?? { text: "" };
  expect(askedBy(text, name)).toEqual(roles);
});

test("every page that asks for a role is looked at in the browser", () => {
  const patterns = PAGE_ENTRANCES.filter(({ roles }) => roles !== null).map(({ name }) => name);
  const fits = (pattern: string, path: string) =>
    new RegExp(`^${pattern.replace(/\[\w+\]/g, "[^/]+")}$`).test(path);
  const exact = (path: string) => patterns.includes(path);
  // The settings have no page of their own.
  const missing = patterns.filter(
    (pattern) =>
      pattern !== "/pengaturan" &&
      !EVERY_PAGE.some(([, path]) => (exact(path) ? path === pattern : fits(pattern, path))),
  );
  expect(missing).toEqual([]);
});
