import { storedJson } from "@/lib/db/stored-json";
import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import type { Corrections } from "@/lib/ingest/header/mapping";
import type { Answers } from "@/lib/ingest/notes";
import { answersSchema, correctionsInputSchema } from "@/lib/snapshot/model/input";

/** What an office said about files with one header: which column is which, and what was asked about them. */
export interface Saved {
  readonly corrections?: Corrections;
  readonly answers: Answers;
}

/** Mappings and answers that were saved; there are as many as kinds of files, so a few dozen. */
export async function savedLayouts(): Promise<(signature: string) => Saved | undefined> {
  const templates = await prisma().mappingTemplate.findMany({ take: 1_000, orderBy: { savedAt: "desc" } });
  const bySignature = new Map(
    templates.map(({ signature, mapping, answers }) => {
      const corrections = correctionsInputSchema.safeParse(mapping);
      const given = answersSchema.safeParse(answers);
      return [
        signature,
        {
          ...(corrections.success ? { corrections: corrections.data } : {}),
          answers: given.success ? given.data : {},
        },
      ] as const;
    }),
  );
  return (signature) => bySignature.get(signature);
}

/** The corrections alone, for the inspection of a file. */
export async function savedMappings(): Promise<(signature: string) => Corrections | undefined> {
  const saved = await savedLayouts();
  return (signature) => saved(signature)?.corrections;
}

/** Answers about how a file is laid out hold for its like; those about what is in it hold for it alone. */
const OF_LAYOUT = new RegExp(
  `^(?:${[
    "status-meaning",
    "status-codes",
    "column-unread-",
    "column-several-",
    "places-sparse",
    "header-twice-",
    "column-misfit-",
    "numbers-exchanged",
    "dates-month-first",
  ].join("|")})`,
);

/** Remembers the answers about the layout for later files with the same headings. */
export async function rememberAnswers(
  tx: Tx,
  signatures: readonly string[],
  answers: Answers,
  savedBy: string,
): Promise<void> {
  const kept = Object.fromEntries(Object.entries(answers).filter(([question]) => OF_LAYOUT.test(question)));
  if (Object.keys(kept).length === 0) return;
  const json = storedJson(kept);
  for (const signature of new Set(signatures)) {
    await tx.mappingTemplate.upsert({
      where: { signature },
      create: { signature, mapping: {}, answers: json, savedBy },
      update: { answers: json, savedBy, savedAt: new Date() },
    });
  }
}
