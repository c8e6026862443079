import type { Ctx } from "@/lib/access/actor";
import { aboutOf } from "@/lib/finding/model/about";
import { MAX_NAMED } from "@/lib/finding/model/answer";
import { reachableFinding } from "@/lib/finding/queries/load";
import { placedRecords } from "./records";

/** Somebody whom a follow-up can name. */
export interface NamedPerson {
  readonly rowNo: number;
  readonly lineNo: number | null;
  readonly name: string | null;
}

/** Everybody whom the finding is about, for choosing among more than a comparison shows. */
export async function peopleOf(ctx: Ctx, findingId: number): Promise<NamedPerson[]> {
  await reachableFinding(ctx, findingId);
  const records = await placedRecords(findingId, -1, MAX_NAMED);
  return aboutOf(records).map(({ rowNo, lineNo, name }) => ({ rowNo, lineNo, name }));
}
