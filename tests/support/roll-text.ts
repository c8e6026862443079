import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ctx } from "@/lib/access/actor";
import type { CreateSnapshotInput } from "@/lib/snapshot/model/input";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { importSnapshot } from "@/lib/snapshot/services/import/run";
import { addFile } from "@/lib/snapshot/services/upload/add-file";

/** An admin of Kabupaten Sragen. */
export const ADMIN: Ctx = { actor: { id: "admin-1", username: "admin", role: "admin", areas: ["3314"] } };

export const HEADER =
  "NO,NKK,NIK,NAMA,TEMPAT LAHIR,TANGGAL LAHIR,STATUS,JENIS " +
  "KELAMIN,ALAMAT,RT,RW,DISABILITAS,KTP-EL,KETERANGAN,TPS,DESA,KECAMATAN";

export interface VoterText {
  readonly nik: string;
  readonly name: string;
  readonly sex: string;
  readonly tps: string;
  readonly desa: string;
  readonly remark: string;
  readonly born: string;
}

/** One line under HEADER about an invented person. */
export function voterLine(n: number, changes: Partial<VoterText> = {}): string {
  const serial = String(n % 10_000).padStart(4, "0");
  const { sex = "P", born = "17|08|1985" } = changes;
  const {
    nik = nikOf(sex, born, serial),
    name = "SITI AMINAH",
    tps = "001",
    desa = "KALANGAN",
    remark = "",
  } = changes;
  return (
    `${String(n)},331405010120${serial},${nik},${name},SRAGEN,${born},S,${sex},DK ` +
    `KARANG,003,005,,S,${remark},${tps},${desa},GEMOLONG`
  );
}

/** A NIK that agrees with sex and date of birth: what does not is asked about. */
function nikOf(sex: string, born: string, serial: string): string {
  const [day = "", month = "", year = ""] = born.split("|");
  return `331405${String(Number(day) + (sex === "P" ? 40 : 0)).padStart(2, "0")}${month}${year.slice(2)}${serial}`;
}

/** A roll of this many lines; above 35,000 it is large enough to be read in a thread of its own. */
export function rollText(lines: number): string {
  const voters = Array.from({ length: lines }, (_, i) =>
    voterLine(i + 1, {
      sex: i % 2 === 0 ? "P" : "L",
      name: `${["SITI", "DEWI", "BUDI"][i % 3] ?? ""} ${["AMINAH", "LESTARI", "RAHAYU"][Math.floor(i / 3) % 3] ?? ""}`,
      born: `17|08|${String(1960 + ((i + Math.floor(i / 10_000)) % 40))}`,
    }),
  );
  return `${[HEADER, ...voters].join("\n")}\n`;
}

/** For rolls that are made up to be odd: every question about their values is answered. */
export const AS_IT_STANDS = Object.fromEntries(
  [
    "few-active",
    "one-sex",
    "tps-per-voter",
    "ages-impossible",
    "nik-unreadable",
    "dates-other-than-nik",
    "sex-other-than-nik",
    "names-missing",
    "places-unknown",
    "lines-broken",
    "numbers-doubled",
    "one-value-nkk",
    "one-value-name",
    "one-value-birthDate",
    "last-people",
  ].map((question) => [question, "keep"]),
);

/** Uploads a text as a file and creates its snapshot, without importing it. */
export async function queueText(
  dataDir: string,
  text: string | Buffer,
  extra: Partial<CreateSnapshotInput> = {},
  name: string = `${crypto.randomUUID()}.csv`,
): Promise<number> {
  const path = join(dataDir, name);
  await writeFile(path, text);
  const uploadId = await addFile(ADMIN, path);
  const { id } = await createSnapshot(ADMIN, {
    uploadIds: [uploadId],
    regionCode: "3314",
    stage: "DPB",
    period: "TW IV 2025",
    referenceDate: "2025-12-10",
    ...extra,
  });
  return id;
}

export async function importText(
  dataDir: string,
  text: string | Buffer,
  extra: Partial<CreateSnapshotInput> = {},
): Promise<number> {
  const id = await queueText(dataDir, text, extra);
  await importSnapshot(id, new AbortController().signal);
  return id;
}
