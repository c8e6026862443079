import { useCallback, useState, type SetStateAction } from "react";
import { z } from "zod";
import { forgetWithPerson, rememberedPerson } from "@/components/ui/person-memory";
import { namesNobody } from "@/lib/mask-text";

/**
 * What is typed and chosen but not yet sent, by finding: it outlives a reload, a lost connection, a lost claim and a
 * look at another finding, under the name of the person who typed it and on this computer only. A number like a NIK
 * or NKK is never written down; the page itself keeps it for as long as it stands.
 */
interface Draft {
  /** milliseconds since 1970 */
  readonly at: number;
  /** the form that is open */
  readonly open: string | null;
  /** by form and field, e.g. `reject note` */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Older than this, somebody else has long been at it. */
const KEPT_MS = 24 * 60 * 60_000;
const EMPTY: Draft = { at: 0, open: null, fields: {} };
const storedSchema = z.record(
  z.string(),
  z.object({ at: z.number(), open: z.string().nullable(), fields: z.record(z.string(), z.unknown()) }),
);

let drafts = new Map<number, Draft>();
let owner: string | null = null;
forgetWithPerson(() => {
  drafts = new Map();
  owner = null;
});

const placeOf = (person: string): string => `cermat.isian.${person}`;

function all(): Map<number, Draft> {
  const person = rememberedPerson();
  if (person !== null && owner !== person) {
    owner = person;
    drafts = new Map([...read(person), ...drafts]);
  }
  return drafts;
}

const draft = (findingId: number): Draft => all().get(findingId) ?? EMPTY;

function keep(findingId: number, part: Partial<Omit<Draft, "at">>): void {
  const next = { ...draft(findingId), ...part, at: Date.now() };
  if (next.open === null && Object.keys(next.fields).length === 0) drafts.delete(findingId);
  else drafts.set(findingId, next);
  const person = rememberedPerson();
  if (person === null || typeof localStorage === "undefined") return;
  if (drafts.size === 0) return localStorage.removeItem(placeOf(person));
  localStorage.setItem(
    placeOf(person),
    JSON.stringify(Object.fromEntries(drafts), (_key, value: unknown) =>
      typeof value === "string" && !namesNobody(value) ? undefined : value,
    ),
  );
}

function read(person: string): [number, Draft][] {
  if (typeof localStorage === "undefined") return [];
  try {
    const stored = storedSchema.parse(JSON.parse(localStorage.getItem(placeOf(person)) ?? "{}"));
    return Object.entries(stored)
      .filter(([, { at }]) => Date.now() - at < KEPT_MS)
      .map(([id, one]) => [Number(id), one]);
  } catch {
    return [];
  }
}

/** The remark of a form. */
export const draftOf = (findingId: number, form: string): string =>
  z.string().catch("").parse(draft(findingId).fields[`${form} note`]);

export const keepDraft = (findingId: number, form: string, text: string): void =>
  keepField(findingId, `${form} note`, text === "" ? undefined : text);

function keepField(findingId: number, name: string, value: unknown): void {
  const { [name]: _before, ...others } = draft(findingId).fields;
  keep(findingId, { fields: value === undefined ? others : { ...others, [name]: value } });
}

/** The form that stood open over a finding. */
export const openDraft = (findingId: number): string | null => draft(findingId).open;
export const keepOpen = (findingId: number, form: string): void => keep(findingId, { open: form });

/** A form that was closed by hand: its remarks stay, what was chosen in it is chosen anew. */
export function closeDraft(findingId: number): void {
  const { fields } = draft(findingId);
  const notes = Object.entries(fields).filter(([name]) => name.endsWith(" note"));
  keep(findingId, { open: null, fields: Object.fromEntries(notes) });
}

/** The answer is with the server: nothing of it is kept here. */
export const dropDraft = (findingId: number): void => keep(findingId, EMPTY);

/**
 * A field of a form that is kept with the others until the answer is sent.
 * @param schema what may come back of it
 * @param write what of it is written down; `undefined` = nothing
 */
export function useDraft<T>(
  [findingId, form, field]: readonly [number, string, string],
  schema: z.ZodType<T>,
  initial: T,
  write: (value: T) => unknown = (value) => value,
): [T, (next: SetStateAction<T>) => void] {
  const name = `${form} ${field}`;
  const [value, setValue] = useState<T>(() => schema.catch(initial).parse(draft(findingId).fields[name]));
  const set = useCallback(
    (next: SetStateAction<T>) =>
      setValue((now) => {
        const chosen = typeof next === "function" ? (next as (before: T) => T)(now) : next;
        keepField(findingId, name, write(chosen));
        return chosen;
      }),
    [findingId, name, write],
  );
  return [value, set];
}
