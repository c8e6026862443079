import "server-only";
import { officeZone, type OfficeZone } from "@/lib/regions/time-zone";
import { newestRegion } from "@/lib/snapshot/queries/newest-region";

/** Every text of a page asks for it, and it changes with the first import at most. In milliseconds. */
const KNOWN_MS = 60_000;

let known: { readonly zone: Promise<OfficeZone>; readonly until: number } | null = null;

/** The zone of the office whose pages these are: WIB, WITA or WIT. */
export function pageZone(): Promise<OfficeZone> {
  if (known === null || known.until < Date.now()) {
    const zone = newestRegion().then((code) => officeZone(code ?? ""));
    known = { zone, until: Date.now() + KNOWN_MS };
    zone.catch(() => (known = null));
  }
  return known.zone;
}
