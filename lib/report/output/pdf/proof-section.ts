import { heading, paragraph, subheading } from "@/lib/documents/pdf/page";
import { table } from "@/lib/documents/pdf/table";
import { PROOF_STATES } from "@/lib/followup/model/carried-out";
import type { ReportModel } from "@/lib/report/model/report";
import type { Pen } from "./pen";

const KINDS = ["struck", "gone", "moved", "changed"] as const;

/** Did earlier decisions arrive, and what changed without one? Silent about a first roll. */
export function proofSection({ doc, t, names, number }: Pen, { proof }: ReportModel): void {
  if (proof.byDesa.length === 0 && proof.unexplained.length === 0) return;
  heading(doc, names("followup.proof"));
  paragraph(doc, names("followup.lead"));
  if (proof.byDesa.length > 0)
    table(
      doc,
      [
        { head: names("followup.where"), share: 4, value: (row) => row.group },
        ...PROOF_STATES.map((state) => ({
          head: names(`followup.state.${state}`),
          share: 1.4,
          align: "right" as const,
          value: (row: (typeof proof.byDesa)[number]) => number(row.counts[state]),
        })),
      ],
      proof.byDesa,
    );
  if (proof.oldestDays !== null)
    paragraph(doc, t("proof-waiting", { n: proof.waiting, days: proof.oldestDays }));
  if (proof.unexplained.length === 0) return;
  subheading(doc, names("followup.unexplained"));
  paragraph(doc, names("followup.unexplained-lead"), true);
  table(
    doc,
    [
      { head: t("kecamatan"), share: 3, value: (row) => row.kec },
      { head: t("desa"), share: 3, value: (row) => row.desa },
      ...KINDS.map((kind) => ({
        head: names(`followup.unexplained-kind.${kind}`),
        share: 1.4,
        align: "right" as const,
        value: (row: (typeof proof.unexplained)[number]) => number(row[kind]),
      })),
    ],
    proof.unexplained,
  );
}
