"use client";

import { Dropzone } from "@mantine/dropzone";
import { Text } from "@mantine/core";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FactTable } from "@/components/oversight/summary/fact-table";
import {
  checkDropped,
  isManifest,
  sealedSchema,
  type CheckedFile,
  type DroppedFile,
  type Sealed,
} from "@/lib/report/model/dropped";

type Checked =
  | { readonly ok: true; readonly sealed: Sealed; readonly files: readonly CheckedFile[] }
  | { readonly ok: false };

/**
 * Checks dropped files against their manifest in this browser: nothing is sent, and no network is needed. The
 * digest is a library's and not the browser's own, which exists only on pages that came over HTTPS.
 */
export function DropCheck() {
  const t = useTranslations("verify");
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async (files: readonly File[]) => {
    setBusy(true);
    setChecked(await checkFiles(files));
    setBusy(false);
  };
  return (
    <>
      <Dropzone onDrop={(files) => void check(files)} loading={busy} aria-label={t("drop")} py="xl">
        <Text ta="center">{t("drop")}</Text>
        <Text ta="center" c="dimmed" size="sm">
          {t("drop-hint")}
        </Text>
      </Dropzone>
      <div aria-live="polite">
        {checked !== null && (checked.ok ? <Result {...checked} /> : <p>{t("no-manifest")}</p>)}
      </div>
    </>
  );
}

function Result({ sealed, files }: { readonly sealed: Sealed; readonly files: readonly CheckedFile[] }) {
  const t = useTranslations("verify");
  const changed = files.filter(({ result }) => result === "changed").length;
  return (
    <>
      <p>
        <strong>
          {changed === 0 ? t("sound", { report: sealed.reportId }) : t("broken", { n: changed })}
        </strong>
      </p>
      <FactTable
        label={t("files")}
        captioned={false}
        head={t("file")}
        columns={[t("result")]}
        rows={files.map(({ name, result }) => ({ id: name, label: name, cells: [t(`results.${result}`)] }))}
      />
      <p>{t("trail", { seq: sealed.chain.seq, head: sealed.chain.head })}</p>
    </>
  );
}

async function checkFiles(files: readonly File[]): Promise<Checked> {
  const manifest = files.find(({ name }) => isManifest(name));
  const sealed = sealedSchema.safeParse(manifest === undefined ? null : await jsonOf(manifest));
  if (!sealed.success) return { ok: false };
  const dropped = await Promise.all(files.filter((file) => file !== manifest).map(digest));
  return { ok: true, sealed: sealed.data, files: checkDropped(sealed.data, dropped) };
}

async function jsonOf(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
}

/** Piece by piece, so that a large file is never whole in memory. */
async function digest(file: File): Promise<DroppedFile> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return { name: file.name, size: file.size, sha256: bytesToHex(hash.digest()) };
}
