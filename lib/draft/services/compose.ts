import { createHash } from "node:crypto";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { DraftAsked, DraftFacts, Figures } from "@/lib/draft/model/draft";
import { payloadOf, type Payload } from "@/lib/draft/model/payload";
import { notFound } from "@/lib/errors";
import { translator } from "@/lib/i18n/translator";
import { draftFacts, draftFigures } from "@/lib/draft/queries/figures";

export interface Composed {
  readonly regionCode: string;
  readonly figures: Figures;
  readonly facts: DraftFacts;
  /** the template's draft */
  readonly text: string;
  /** what would leave for a model of this name */
  readonly payloadFor: (model: string) => Payload;
}

/** The template's draft of the figures of this moment, and what a model would be given to write it better. */
export async function compose({ snapshotId, kind, locale }: DraftAsked, read: ReadRows): Promise<Composed> {
  const found = await draftFacts(snapshotId, read);
  if (found === null) throw notFound("snapshot-not-found", { id: snapshotId });
  const { regionCode, ...facts } = found;
  const figures = await draftFigures(snapshotId, read);
  const t = translator(locale);
  const text = t(`draft.text.${kind}`, { ...figures, ...facts });
  return {
    regionCode,
    figures,
    facts,
    text,
    payloadFor: (model) =>
      payloadOf({ model, kind, figures, facts, instructions: t("draft.instructions"), template: text }),
  };
}

/** By what the shown payload is known again when it is sent. */
export const sumOf = (payload: Payload): string =>
  createHash("sha256").update(JSON.stringify(payload)).digest("hex");
