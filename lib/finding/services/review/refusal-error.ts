import type { Tx } from "@/lib/db/tx";
import type { Refusal } from "@/lib/finding/model/machine/action";
import { conflict, forbidden, refused, type UserError } from "@/lib/errors";

/** Who acted and when, for the person who came second; of a claim, until when. */
export interface Earlier {
  readonly by: string | null;
  readonly at: Date | null;
}

/** The machine's refusal as an error with a sentence; names the other person by user name. */
export async function refusalError(tx: Tx, refusal: Refusal, earlier: Earlier): Promise<UserError> {
  const code = `finding-${refusal}`;
  switch (refusal) {
    case "role":
    case "area":
      return forbidden(code);
    case "state":
    case "held":
    case "lease-lost":
    case "undo-acted":
      return conflict(code, await earlierValues(tx, earlier));
    default:
      return refused(code);
  }
}

export async function earlierValues(tx: Tx, earlier: Earlier): Promise<{ by: string; at: number }> {
  const user =
    earlier.by === null
      ? null
      : await tx.user.findUnique({ where: { id: earlier.by }, select: { username: true } });
  return { by: user?.username ?? "–", at: (earlier.at ?? new Date()).getTime() };
}
