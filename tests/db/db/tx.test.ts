import { expect, test } from "vitest";
import { inTx } from "@/lib/db/tx";
import { freshDatabase } from "@/tests/support/fresh-database";

await freshDatabase();

const limitIn = (long?: Parameters<typeof inTx>[1]) =>
  inTx((tx) => tx.$queryRaw<{ statement_timeout: string }[]>`SHOW statement_timeout`, long);

test("a person's transaction ends in the database when it is given up; the worker's may take long", async () => {
  expect(await limitIn()).toEqual([{ statement_timeout: "15s" }]);
  const worker = { tell: () => Promise.resolve(), within: () => Promise.resolve() };
  expect(await limitIn(worker)).toEqual([{ statement_timeout: "0" }]);
});
