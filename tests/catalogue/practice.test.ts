import { afterAll, beforeAll, expect, it } from "vitest";
import { openConnection, type RunConnection } from "@/lib/run/engine/connections";
import { practiceItems, type PracticeItem } from "@/lib/oversight/queries/practice/items";
import { freshDatabase } from "@/tests/support/fresh-database";
import { runExample } from "./run-example";

await freshDatabase();
let session: RunConnection;
beforeAll(async () => {
  session = await openConnection();
});
afterAll(() => session.close());

/** How many records a detector calls its own in the example behind a practice question. */
async function subjects({ detector, example }: PracticeItem): Promise<number> {
  const found = detector.examples.find(({ name }) => name === example);
  const result = await runExample(session, detector, found!);
  return result.findings[0]?.rows.length ?? 0;
}

it("shows of every practice question that fires exactly the records that the rule means", async () => {
  const fires = practiceItems().filter((item) => item.expected !== "rejected");
  const differing: string[] = [];
  for (const item of fires) if ((await subjects(item)) !== item.records.length) differing.push(item.id);
  expect(differing).toEqual([]);
}, 120_000);
