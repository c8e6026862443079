import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { badInput, forbidden } from "@/lib/errors";
import { loadRegions } from "@/lib/regions/load-regions";

/** @throws forbidden outside the area of whoever asks · bad-input `region-unknown` */
export function assertKabupaten(ctx: Ctx, code: string): void {
  if (!covers(ctx.actor, code)) throw forbidden();
  if (loadRegions().nameOf(code) === null) throw badInput("region-unknown", { code });
}
