import { z } from "zod";
import { forgetWithPerson, rememberedPerson } from "@/components/ui/person-memory";
import { namesNobody } from "@/lib/mask-text";
import type { FinalAct } from "@/lib/finding/model/final-act";

/** An act on its way to the server, with all that is needed to send it once more. */
export interface SentAct {
  readonly act: FinalAct;
  readonly findingId: number;
  readonly revision: number;
  readonly attempt: string;
  readonly seconds: number;
}

/** One that could not be sent, as this computer keeps it. */
export interface KeptAct extends SentAct {
  /** milliseconds since 1970 */
  readonly at: number;
  /** it held a NIK or NKK, which is kept nowhere: its author types it again */
  readonly retype: boolean;
  /** why the server would not have it; null while it was not heard */
  readonly refused: string | null;
}

/** Longer than this nobody waits for a connection; the finding stands open again. */
const KEPT_MS = 24 * 60 * 60_000;

const storedSchema = z.array(
  z.looseObject({
    findingId: z.number(),
    revision: z.number(),
    attempt: z.string(),
    seconds: z.number(),
    at: z.number(),
    retype: z.boolean(),
    refused: z.string().nullable(),
    act: z.looseObject({ name: z.string(), input: z.looseObject({}) }),
  }),
);

const listeners = new Set<() => void>();
let kept: readonly KeptAct[] = [];
let owner: string | null = null;
forgetWithPerson(() => {
  kept = [];
  owner = null;
});

const keyOf = (person: string): string => `cermat.kiriman.${person}`;

/** What waits to be sent of whoever is signed in, the oldest first. */
export function keptActs(): readonly KeptAct[] {
  const person = rememberedPerson();
  if (person !== null && owner !== person) {
    owner = person;
    kept = read(person);
  }
  return kept;
}

export function subscribeKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function keepAct(sent: SentAct, refused: string | null = null): void {
  const { act, retype } = withoutIdentity(sent.act);
  const others = keptActs().filter(({ attempt }) => attempt !== sent.attempt);
  write([...others, { ...sent, act, retype, refused, at: Date.now() }]);
}

export const dropAct = (attempt: string): void => write(keptActs().filter((one) => one.attempt !== attempt));

function write(next: readonly KeptAct[]): void {
  kept = next;
  const person = rememberedPerson();
  if (person !== null) {
    if (next.length === 0) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), JSON.stringify(next));
  }
  for (const listener of listeners) listener();
}

function read(person: string): readonly KeptAct[] {
  try {
    const stored = storedSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(person)) ?? "[]"));
    // Written by this file alone; what an older version wrote and the schema does not know is let go.
    return stored.success
      ? (stored.data as readonly KeptAct[]).filter(({ at }) => Date.now() - at < KEPT_MS)
      : [];
  } catch {
    return [];
  }
}

/** The same act without any text that holds a number like a NIK or NKK. */
function withoutIdentity(act: FinalAct): { readonly act: FinalAct; readonly retype: boolean } {
  let retype = false;
  const clean = JSON.parse(
    JSON.stringify(act, (_key, value: unknown) => {
      if (typeof value !== "string" || namesNobody(value)) return value;
      retype = true;
      return undefined;
    }),
  ) as FinalAct;
  return { act: clean, retype };
}
