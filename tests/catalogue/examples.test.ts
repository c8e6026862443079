import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DETECTORS } from "@/lib/detectors/registry";
import { openSession } from "@/lib/services/run/execute/session";
import type { RunSession } from "@/lib/services/run/execute/session";
import { freshDatabase } from "@/tests/support/fresh-database";
import { runExample } from "./run-example";

await freshDatabase();
let session: RunSession;
beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

describe.each(DETECTORS.map((detector) => ({ code: detector.code, detector })))("$code", ({ detector }) => {
  it.each(detector.examples.map((example) => ({ name: example.name, kind: example.kind, example })))("$kind: $name", async ({ example }) => {
    const result = await runExample(session, detector, example);
    expect(result.error).toBeNull();
    expect(result.status).toBe("done");
    expect(result.findings.map(({ subjectKey, evidence }) => ({ subjectKey, evidence }))).toHaveLength(example.findings ?? (example.kind === "fires" ? 1 : 0));
  });
});
