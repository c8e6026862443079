import { auditPageInputSchema, type AuditPageInput } from "./input";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The address of the trail's page:
 * `?tindakan=finding.&objek=finding&nomor=12&dari=2026-01-01&sampai=…&sebelum=…`.
 */
export function readAuditAddress(query: Query): AuditPageInput {
  const text = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const before = Number(text("sesudah"));
  const parts: Record<string, unknown> = {
    action: text("tindakan"),
    entityType: text("objek"),
    entityId: text("nomor"),
    unmasked: text("terbuka") === "1" ? true : undefined,
    from: text("dari"),
    to: text("sampai"),
    actorId: text("pelaku"),
    oldestFirst: text("urut") === "oldest" ? true : undefined,
    before: Number.isInteger(before) && before > 0 ? before : undefined,
  };
  // A part that makes no sense is left out, so that an old link still opens the trail.
  const kept = Object.entries(parts).filter(
    ([name, value]) => value !== undefined && auditPageInputSchema.safeParse({ [name]: value }).success,
  );
  return Object.fromEntries(kept) as AuditPageInput;
}
