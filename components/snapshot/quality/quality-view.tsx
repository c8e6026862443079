import { SimpleGrid } from "@mantine/core";
import type { SnapshotQuality } from "@/lib/ingest/shapes";
import type { RejectLine, SnapshotView } from "@/lib/snapshot/model/view";
import { AgePyramid } from "./age-pyramid";
import { CodeSection } from "./code-section";
import { Completeness } from "./completeness";
import { FileSection } from "./file-section";
import { RejectSection } from "./reject-section";
import { TotalsSection } from "./totals-section";
import { TpsHistogram } from "./tps-histogram";

interface QualityViewProps {
  readonly snapshot: SnapshotView;
  readonly quality: SnapshotQuality;
  readonly mayRepair: boolean;
  readonly rejects: { readonly rejects: readonly RejectLine[]; readonly next: number | null };
}

/** Mutu data: what could not be read comes first, because nobody else will ever see it. */
export function QualityView({ snapshot, quality, mayRepair, rejects }: QualityViewProps) {
  return (
    <>
      <RejectSection snapshot={snapshot} reasons={quality.rejects} mayRepair={mayRepair} page={rejects} />
      <TotalsSection snapshot={snapshot} />
      <Completeness quality={quality} columns={snapshot.columns} />
      <CodeSection quality={quality} />
      <SimpleGrid
        cols={{ base: 1, lg: 2 }}
        spacing={32}
        my={28}
        py={20}
        style={{ borderBlock: "1px solid var(--c-line)" }}
      >
        <AgePyramid quality={quality} />
        <TpsHistogram quality={quality} cap={snapshot.tpsCap} />
      </SimpleGrid>
      <FileSection snapshot={snapshot} />
    </>
  );
}
