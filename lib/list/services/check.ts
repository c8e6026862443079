import type { Ctx } from "@/lib/access/actor";
import { maskLine } from "@/lib/ingest/mask";
import type { UploadedFile } from "@/lib/ingest/sources";
import type { ListInput } from "@/lib/list/model/input";
import { shownPerson } from "@/lib/list/model/shown-person";
import type { ListCheck } from "@/lib/list/model/view";
import { maskDeep } from "@/lib/mask-text";
import { openList } from "./open";

const PEOPLE = 10;
const REJECTS = 50;

/**
 * How the files of a list would be read, masked, for the page that asks its questions. Nothing is matched and
 * nothing stored.
 *
 * @throws as `openList`
 */
export async function checkList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<ListCheck> {
  const { list } = await openList(ctx, files, input);
  const rejects = list.lines.flatMap(({ line, reject }) =>
    reject === null ? [] : [{ line, reason: reject.reason, masked: maskLine(reject.raw).slice(0, 200) }],
  );
  return maskDeep({
    questions: list.questions,
    warnings: list.warnings,
    entries: list.lines.length - rejects.length,
    rejected: rejects.length,
    people: list.lines
      .flatMap(({ people }) => people)
      .slice(0, PEOPLE)
      .map(shownPerson),
    rejects: rejects.slice(0, REJECTS),
  });
}
