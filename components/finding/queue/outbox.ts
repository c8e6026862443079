import { z } from "zod";
import { forgetWithPerson, rememberedPerson } from "@/components/ui/person-memory";
import { namesNobody } from "@/lib/mask-text";
import type { FinalAction } from "@/lib/finding/model/final-action";

/** An action on its way to the server, with all that is needed to send it once more. */
export interface SentAction {
  readonly action: FinalAction;
  readonly findingId: number;
  readonly revision: number;
  readonly attempt: string;
  readonly seconds: number;
}

/** One that could not be sent, as this computer keeps it. */
export interface KeptAction extends SentAction {
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
    action: z.looseObject({ name: z.string(), input: z.looseObject({}) }),
  }),
);

const listeners = new Set<() => void>();
let kept: readonly KeptAction[] = [];
let owner: string | null = null;
forgetWithPerson(() => {
  kept = [];
  owner = null;
});

const keyOf = (person: string): string => `cermat.kiriman.${person}`;

/** What waits to be sent of whoever is signed in, the oldest first. */
export function keptActions(): readonly KeptAction[] {
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

export function keepAction(sent: SentAction, refused: string | null = null): void {
  const { action, retype } = withoutIdentity(sent.action);
  const others = keptActions().filter(({ attempt }) => attempt !== sent.attempt);
  write([...others, { ...sent, action, retype, refused, at: Date.now() }]);
}

export const dropAction = (attempt: string): void =>
  write(keptActions().filter((one) => one.attempt !== attempt));

function write(next: readonly KeptAction[]): void {
  kept = next;
  const person = rememberedPerson();
  if (person !== null) {
    if (next.length === 0) localStorage.removeItem(keyOf(person));
    else localStorage.setItem(keyOf(person), JSON.stringify(next));
  }
  for (const listener of listeners) listener();
}

function read(person: string): readonly KeptAction[] {
  try {
    const stored = storedSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(person)) ?? "[]"));
    // Written by this file alone; what an older version wrote and the schema does not know is let go.
    return stored.success
      ? (stored.data as readonly KeptAction[]).filter(({ at }) => Date.now() - at < KEPT_MS)
      : [];
  } catch {
    return [];
  }
}

/** The same action without any text that holds a number like a NIK or NKK. */
function withoutIdentity(action: FinalAction): { readonly action: FinalAction; readonly retype: boolean } {
  let retype = false;
  const clean = JSON.parse(
    JSON.stringify(action, (_key, value: unknown) => {
      if (typeof value !== "string" || namesNobody(value)) return value;
      retype = true;
      return undefined;
    }),
  ) as FinalAction;
  return { action: clean, retype };
}
