import { FactTable } from "@/components/oversight/summary/fact-table";
import { NumberText } from "@/components/ui/number-text";
import { measurable, PROOF_STATES } from "@/lib/followup/model/carried-out";
import type { ProofGroup } from "@/lib/followup/queries/carried-out";
import { useFormatter, useTranslations } from "next-intl";

interface ProofTableProps {
  readonly label: string;
  readonly head: string;
  readonly rows: readonly ProofGroup[];
}

/** How many decisions a roll shows as carried out, one line a desa or a person. */
export function ProofTable({ label, head, rows }: ProofTableProps) {
  const t = useTranslations("followup");
  const format = useFormatter();
  const share = (done: number, all: number) =>
    all === 0 ? "–" : t("share-of", { share: format.number(done / all, { style: "percent" }), n: all });
  return (
    <FactTable
      label={label}
      captioned={false}
      head={head}
      columns={[...PROOF_STATES.map((state) => t(`state.${state}`)), t("share")]}
      rows={rows.map(({ group, counts }) => ({
        id: group,
        label: group,
        cells: [
          ...PROOF_STATES.map((state) => <NumberText key={state} value={counts[state]} />),
          share(counts.done, measurable(counts)),
        ],
      }))}
    />
  );
}
