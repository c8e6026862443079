import { z } from "zod";
import { keysOf, recordOf } from "@/lib/record-of";

/**
 * The letter of each action at the desk, one action a letter: terimA, toLak, Ragu, verifikasi Faktual, Hasil lapangan,
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
export type DeskAction = keyof typeof USUAL_KEYS;
export const DESK_ACTIONS = keysOf(USUAL_KEYS);
/** action → its letter */
export type OwnKeys = Readonly<Record<DeskAction, string>>;

/** J and K move, whatever else is chosen. */
const TAKEN = ["j", "k"];
const letterSchema = z.string().regex(/^[a-z]$/);

/** Actions that differ from the usual, with their letters; two actions never share one. */
export const ownKeysSchema = z
  .partialRecord(z.enum(DESK_ACTIONS), letterSchema)
  .superRefine((chosen, context) => {
    const keys = withUsual(chosen);
    for (const action of DESK_ACTIONS)
      if (
        TAKEN.includes(keys[action]) ||
        DESK_ACTIONS.some((other) => other !== action && keys[other] === keys[action])
      )
        context.addIssue({ code: "custom", message: "key-taken", path: [action] });
  });
export const setKeysInputSchema = z.object({ keys: ownKeysSchema });

const withUsual = (chosen: Readonly<Partial<Record<DeskAction, string>>>): OwnKeys =>
  recordOf(DESK_ACTIONS, (action) => chosen[action] ?? USUAL_KEYS[action]);

/** Keys as stored; what no longer makes sense is the usual again. */
export function readOwnKeys(stored: unknown): OwnKeys {
  const read = ownKeysSchema.safeParse(stored);
  return withUsual(read.success ? read.data : {});
}
