import type { RollColumn } from "@/lib/roll/columns";
import { isAboutArea } from "./about";
import { REJECT_REASONS, type RejectReason } from "./reasons";

/** What decides which reasons for rejecting make sense for a finding. */
export interface RejectFacts {
  readonly subjectType: string;
  readonly comparison: boolean;
  /** the columns that the rule looks at; null where they are not known */
  readonly columns: readonly RollColumn[] | null;
}

/** Does it make sense to reject a finding of this kind for this reason? */
function fits(code: RejectReason, { subjectType, comparison, columns }: RejectFacts): boolean {
  const several = comparison || ["records", "household"].includes(subjectType);
  switch (code) {
    case "ORANG-BERBEDA":
    case "KEMBAR-KELUARGA":
      return several && !isAboutArea(subjectType);
    case "TANGGAL-ADMINISTRATIF":
      return columns?.includes("birthDate") ?? true;
    case "PINDAH-NIK-TETAP":
      return columns === null || columns.includes("nik") || columns.includes("nkk");
    default:
      return true;
  }
}

/** The general reasons for rejecting a finding of this kind, in the order in which they are offered. */
export const generalReasons = (facts: RejectFacts) =>
  REJECT_REASONS.filter(({ code }) => code !== "WAJAR" && fits(code, facts));

/** Keys of a list of reasons, in its order. */
export const REASON_KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "="] as const;
