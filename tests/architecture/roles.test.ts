import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const ROLE = /\b(verifikator|supervisor|auditor|admin)\b/i;

/** Says to people whom to turn to when nothing else can be said; no message file is loaded any more there. */
const SPOKEN = "app/global-error.tsx";

const files = [...globSync("{app,components,lib}/**/*.{ts,tsx}"), "cli.ts", "worker.ts", "owner.ts"].filter(
  (path) => !/^lib\/(access|db\/generated)\/|\.test\.tsx?$/.test(path),
);

it("names roles in lib/access and nowhere else, not even in a comment", () => {
  expect(files.length).toBeGreaterThan(300);
  const named = files.filter((path) => path !== SPOKEN && ROLE.test(readFileSync(path, "utf8")));
  expect(named).toEqual([]);
});
