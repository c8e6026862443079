import type { Words } from "@/lib/documents/words";

/** Findings that lie in no single desa say so, instead of standing beside a dash. */
export function desaName(
  t: Words["t"],
  { kec, desa }: { readonly kec: string; readonly desa: string },
): string {
  if (desa !== "–") return desa;
  return kec === "–" ? t("across") : t("several-desa");
}
