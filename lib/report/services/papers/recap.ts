import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { rows } from "@/lib/db/sql";
import type { ReadRows } from "@/lib/db/tx-rows";
import { translator } from "@/lib/i18n/translator";
import { officeTemplate } from "@/lib/office/queries/template";
import type { RecapModel } from "@/lib/recap/model/form";
import { hasDifference } from "@/lib/recap/model/recap";
import { minutes } from "@/lib/recap/output/minutes";
import { unexplainedBook } from "@/lib/recap/output/unexplained-book";
import { recapWorkbook } from "@/lib/recap/output/workbook";
import { recapModel } from "@/lib/recap/queries/model";
import { lettersOf } from "@/lib/register/queries/letters";
import { PRODUCT } from "../product";
import type { PaperMaker } from "./paper";
import { storedModel, storeModel } from "./store";

const MODE = { mode: 0o600 };
const TEMPLATE = "template.docx";
const meetingSchema = z.object({ number: z.string(), at: z.string(), place: z.string() });

/** The papers of the meeting: workbook, Berita Acara, and who is behind a difference. */
export const recapPaper: PaperMaker = {
  async collect({ reportId, snapshotId, createdBy, options }, client, into) {
    const read: ReadRows = (shape, statement) => rows(shape, statement, client);
    const model = await recapModel(
      snapshotId,
      {
        reportId,
        createdAt: new Date().toISOString(),
        createdBy,
        product: PRODUCT,
        checkpoint: await takeCheckpoint(read),
        meeting: meetingSchema.parse(options["meeting"]),
        inputs: (await lettersOf(snapshotId, read)).map((letter) => ({
          institution: letter.sender,
          points: letter.points,
          followUp: letter.answer ?? "",
          remark: `${letter.number}, ${letter.dated}`,
        })),
      },
      read,
    );
    if (model.before === null) return { code: "recap-no-baseline", values: {} };
    const template = await officeTemplate(model.snapshot.regionCode, "berita-acara", read);
    await storeModel(into, model);
    await writeFile(join(into, TEMPLATE), template ?? "", MODE);
    return { ...model, kind: hasDifference(model.rows) ? "interim" : "final", runId: null };
  },

  async files({ locale }, from) {
    const model = await storedModel<RecapModel>(from);
    const template = await readFile(join(from, TEMPLATE));
    const translate = translator(locale);
    const save = (make: () => Promise<Buffer>) => async (path: string) => writeFile(path, await make(), MODE);
    const { checkpoint } = model;
    return [
      ...(checkpoint === undefined
        ? []
        : [{ name: "titik-periksa.txt", write: (path: string) => writeFile(path, checkpoint, MODE) }]),
      { name: "MODEL-A-REKAP-PDPB.xlsx", write: save(() => recapWorkbook(model, translate)) },
      {
        name: "berita-acara.docx",
        write: save(() => minutes(model, locale, translate, template.length === 0 ? null : template)),
      },
      { name: "selisih.xlsx", write: save(() => unexplainedBook(model, translate)) },
    ];
  },
};
