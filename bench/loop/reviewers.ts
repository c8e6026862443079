import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { PASSWORD } from "./office";

/** A reviewer looks at a finding for about so long, in milliseconds; each differs a little from the next. */
const LOOKS = [6_000, 14_000] as const;

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });
const takenSchema = z.object({ findingId: z.number(), revision: z.number() });

/** People who work beside the one that is measured: each takes a finding, reads it, and rejects it. */
export async function startReviewers(address: string, people: readonly string[]) {
  const { node } = manifestSchema.parse(
    JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")),
  );
  const actionId = (name: string): string =>
    Object.entries(node).find(([, { exportedName }]) => exportedName === name)?.[0] ?? "";
  const ending = new AbortController();
  let judged = 0;
  const cookies: string[] = [];
  for (const username of people) cookies.push(await signIn(address, username));
  const working = cookies.map(async (cookie, n) => {
    const act = async (name: string, input: object): Promise<unknown> => {
      const response = await fetch(`${address}/antrean`, {
        method: "POST",
        headers: {
          cookie,
          origin: address,
          "next-action": actionId(name),
          "content-type": "text/plain;charset=UTF-8",
          accept: "text/x-component",
        },
        body: JSON.stringify([input]),
        signal: ending.signal,
      });
      return valueIn(await response.text());
    };
    await wait(((LOOKS[1] - LOOKS[0]) * n) / people.length, undefined, { signal: ending.signal });
    for (;;) {
      const taken = takenSchema.safeParse(await act("takeNextAction", {})).data;
      if (taken !== undefined) {
        const { findingId, revision } = taken;
        await fetch(`${address}/api/temuan/${findingId}`, { headers: { cookie }, signal: ending.signal });
        await wait(LOOKS[0] + ((n * 7919) % (LOOKS[1] - LOOKS[0])), undefined, { signal: ending.signal });
        const answer = { outcome: "rejected", reason: "SUDAH-DIPERBAIKI" };
        if ((await act("judgeAction", { findingId, revision, answer })) !== undefined) judged += 1;
      }
    }
  });
  const ended = Promise.allSettled(working);
  return {
    /** @returns how many judgements they gave */
    async stop(): Promise<number> {
      ending.abort();
      await ended;
      return judged;
    },
  };
}

/** The value of a successful action in the stream that answers it; undefined where it was refused. */
function valueIn(stream: string): unknown {
  for (const line of stream.split("\n")) {
    const found = /^\d+:(\{"ok":true.*\})$/.exec(line)?.[1];
    if (found !== undefined) return z.object({ value: z.unknown() }).parse(JSON.parse(found)).value;
  }
  return undefined;
}

/** Signs in; where the product holds back so many in a minute, it is asked again. */
async function signIn(address: string, username: string): Promise<string> {
  for (;;) {
    const response = await fetch(`${address}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: address },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    if (response.ok)
      return response.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; ");
    if (response.status !== 429) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    await wait(2_000);
  }
}
