import { z } from "zod";
import { keysOf, recordOf } from "@/lib/record-of";

/**
 * The letter of each act at the desk, one act a letter: terimA, toLak, Ragu, verifikasi Faktual, Hasil lapangan,
 * Dasar, Pecah, Sahkan, Tetap tidak dapat dipastikan, kemBalikan, buka kembali (O), Z as everywhere, Identitas,
 * berikutNya, pilih (X).
 */
export const USUAL_KEYS = {
  accept: "a",
  reject: "l",
  unsure: "r",
  "field-check": "f",
  "field-result": "h",
  paper: "d",
  split: "p",
  "sign-off": "s",
  undetermined: "t",
  return: "b",
  reopen: "o",
  undo: "z",
  reveal: "i",
  next: "n",
  select: "x",
} as const;
export type Act = keyof typeof USUAL_KEYS;
export const ACTS = keysOf(USUAL_KEYS);
/** act → its letter */
export type OwnKeys = Readonly<Record<Act, string>>;

/** J and K move, whatever else is chosen. */
const TAKEN = ["j", "k"];
const letterSchema = z.string().regex(/^[a-z]$/);

/** Acts that differ from the usual, with their letters; two acts never share one. */
export const ownKeysSchema = z.partialRecord(z.enum(ACTS), letterSchema).superRefine((chosen, context) => {
  const keys = withUsual(chosen);
  for (const act of ACTS)
    if (TAKEN.includes(keys[act]) || ACTS.some((other) => other !== act && keys[other] === keys[act]))
      context.addIssue({ code: "custom", message: "key-taken", path: [act] });
});
export const setKeysInputSchema = z.object({ keys: ownKeysSchema });

const withUsual = (chosen: Readonly<Partial<Record<Act, string>>>): OwnKeys =>
  recordOf(ACTS, (act) => chosen[act] ?? USUAL_KEYS[act]);

/** Keys as stored; what no longer makes sense is the usual again. */
export function readOwnKeys(stored: unknown): OwnKeys {
  const read = ownKeysSchema.safeParse(stored);
  return withUsual(read.success ? read.data : {});
}
