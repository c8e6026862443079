import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/access/actor";
import { isInnerPage } from "@/lib/access/pages";
import { currentPath, idParam, orPage } from "@/lib/next/require-page";
import { reachableDesa } from "@/lib/dashboard/queries/desa";
import { detectorCard } from "@/lib/run/queries/cards";
import { reachableFinding } from "@/lib/finding/queries/load";
import { reachableList } from "@/lib/list/queries/access";
import { getRun } from "@/lib/run/queries/get";
import { getSnapshot } from "@/lib/snapshot/queries/get";

type Look = (ctx: Ctx, text: string) => unknown;

const numbered =
  (read: (ctx: Ctx, id: number) => Promise<unknown>): Look =>
  (ctx, text) =>
    orPage(read(ctx, idParam(text)));

/** Routes whose pages are about one thing. */
const ROUTES: readonly (readonly [RegExp, Look])[] = [
  [/^\/temuan\/([^/]+)$/, numbered(reachableFinding)],
  [/^\/data\/([^/]+)$/, numbered(getSnapshot)],
  [/^\/rujukan\/([^/]+)$/, numbered((ctx, id) => reachableList(ctx, id, "list.view"))],
  [/^\/pemeriksaan\/([^/]+)$/, numbered(getRun)],
  [/^\/ringkasan\/desa\/([^/]+)$/, (ctx, text) => orPage(reachableDesa(ctx, decodeURIComponent(text)))],
  [/^\/katalog\/([^/]+)$/, (_ctx, code) => detectorCard(code) ?? notFound()],
];

/**
 * Is the thing there that the address names, and within reach? Asked by the frame, outside the loading state,
 * so that what is not there answers 404 and what is not for this person 403; the page asks again for itself.
 */
export async function requireResource(ctx: Ctx): Promise<void> {
  const path = await currentPath();
  if (isInnerPage(path)) return;
  for (const [address, look] of ROUTES) {
    const [, text] = address.exec(path) ?? [];
    if (text !== undefined) await look(ctx, text);
  }
}
