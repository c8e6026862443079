import { expect, test } from "vitest";
import { GET } from "@/app/api/health/route";
import { rereadEnv } from "@/lib/env";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();
const SECRET = "only-for-tests-only-for-tests-only";
process.env["CERMAT_SECRET"] = SECRET;
rereadEnv();

const ask = async (headers: Record<string, string> = {}): Promise<unknown> =>
  (await GET(new Request("http://localhost/api/health", { headers }))).json();

test("strangers learn whether the server works, and nothing of its parts", async () => {
  for (const headers of [{}, { authorization: "Bearer " }, { authorization: `Bearer ${SECRET}x` }])
    expect(Object.keys((await ask(headers)) as object)).toEqual(["status"]);
});

test("whoever holds the server's secret sees the parts", async () => {
  expect(await ask({ authorization: `Bearer ${SECRET}` })).toMatchObject({
    database: "ok",
    pendingMigrations: [],
  });
});
