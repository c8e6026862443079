import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { UserError } from "@/lib/errors";

test("nothing set: defaults, and no database", () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    CERMAT_DATA_DIR: resolve("./.data"),
    NODE_ENV: "production",
    LOG_LEVEL: "info",
  });
  expect(readEnv({}).DATABASE_URL).toBeUndefined();
});

test("an empty variable counts as absent", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "  " })).toMatchObject({ PORT: 3000 });
});

test("every wrong variable is named at once, its value is not repeated", () => {
  const attempt = () =>
    readEnv({ PORT: "70000", DATABASE_URL: "mysql://user:hush@host/db", CERMAT_SECRET: "hush" });
  expect(attempt).toThrow(UserError);
  try {
    attempt();
  } catch (error) {
    const text = String(error);
    for (const name of ["PORT", "DATABASE_URL", "CERMAT_SECRET"]) expect(text).toContain(name);
    expect(text).not.toContain("hush");
  }
});
