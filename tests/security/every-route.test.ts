import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

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
