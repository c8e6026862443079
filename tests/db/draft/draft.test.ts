import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { z } from "zod";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { drafts } from "@/lib/draft/queries/drafts";
import { acceptDraft } from "@/lib/draft/services/accept";
import { makeDraft, previewDraft } from "@/lib/draft/services/make";
import { setDraftingModel } from "@/lib/draft/services/set-model";
import { enterLetter } from "@/lib/register/services/letters";
import { as, refusal } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { decided, quarter, voter } from "@/tests/support/quarters";
import { seedOffice, type Office, type SeededSnapshot } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;

/** Everything that reached the model, and what it answers. */
const received: { readonly path: string; readonly body: string }[] = [];
let says = "";
const server = createServer((request, response) => {
  void text(request).then((body) => {
    received.push({ path: request.url ?? "", body });
    if (says !== "") response.end(JSON.stringify({ choices: [{ message: { content: says } }] }));
  });
});
const asked = () => ({ snapshotId: at.snapshotId, kind: "narrative", locale: "id" }) as const;

beforeAll(async () => {
  office = await seedOffice();
  at = await quarter(
    Array.from({ length: 12 }, (_, n) => voter(n + 1)),
    { period: "TW IV 2025", referenceDate: "2025-12-10" },
  );
  await decided(office, at, [2], { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" });
  await enterLetter(as(office.supervisor), {
    snapshotId: at.snapshotId,
    kind: "sarper",
    sender: "Pengirim Rahasia",
    number: "SURAT-RAHASIA-1",
    dated: "2025-12-01",
    responsible: "Penjawab Rahasia",
    points: ["Pokok rahasia tentang seseorang"],
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const model = (change: object = {}) => ({
  regionCode: "3314",
  enabled: true,
  address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
  model: "lokal",
  ...change,
});

test("without a model the template writes, and a draft is nobody's until it is edited and accepted", async () => {
  expect(await refusal(previewDraft(as(office.supervisor), asked()))).toBe("draft-model-off");
  const { draftId } = await makeDraft(as(office.supervisor), asked());
  expect(received).toEqual([]);
  const [draft] = await drafts(as(office.auditor), at.snapshotId, "3314");
  expect(draft).toMatchObject({ id: draftId, source: "template", fallback: null, acceptedBy: null });
  expect(draft?.unmatched).toEqual([]);
  const written = draft?.text ?? "";
  const accept = (change: object) =>
    acceptDraft(as(office.supervisor), { draftId, text: written, numbersChecked: false, ...change });
  expect(await refusal(accept({}))).toBe("draft-unread");
  expect(await refusal(accept({ text: `${written} Selesai.` }))).toBe("draft-blanks");
  const filled = written.replace(/\[[^\]]+\]/g, "Tidak ada keadaan khusus.");
  expect(await refusal(accept({ text: `${filled} Ada 987 lagi.` }))).toBe("draft-numbers");
  expect(await refusal(acceptDraft(as(office.kec1), { draftId, text: filled, numbersChecked: true }))).toBe(
    "forbidden",
  );
  expect(await refusal(accept({ text: filled }))).toBe("done");
  expect(await refusal(accept({ text: filled }))).toBe("draft-accepted");
  expect(await prisma().draft.findUnique({ where: { id: draftId } })).toMatchObject({
    text: written,
    acceptedText: filled,
    acceptedBy: office.supervisor.username,
  });
});

test("what leaves is what was shown, to the byte, and holds no person and no letter", async () => {
  await setDraftingModel(as(office.admin), model());
  says = "Naskah yang lebih baik, dengan 1 temuan dan 4.711 hal yang tidak ada.";
  const { payload, sha256, address } = await previewDraft(as(office.supervisor), asked());
  expect(address).toBe(model().address);
  await makeDraft(as(office.supervisor), { ...asked(), shown: sha256 });
  expect(received).toEqual([{ path: "/v1/chat/completions", body: JSON.stringify(payload) }]);
  const people = await rows(
    z.object({ name: z.string(), nik: z.string().nullable(), address: z.string().nullable() }),
    sql`
      SELECT
        name,
        nik,
        address
      FROM
        voter_record
    `,
  );
  const sent = received[0]?.body ?? "";
  expect(people.length).toBe(12);
  for (const value of people.flatMap(({ name, nik, address: home }) => [name, nik, home]))
    if (value !== null && value !== "") expect(sent).not.toContain(value);
  expect(sent).not.toMatch(/rahasia/i);
  expect(sent).not.toMatch(/\d{12,}/);
  const [draft] = await drafts(as(office.supervisor), at.snapshotId, "3314");
  expect(draft).toMatchObject({ source: "model", text: says, acceptedBy: null });
  expect(draft?.unmatched.map((one) => one.text)).toEqual(["4.711"]);
});

test("figures that changed since they were shown are not sent; a silent model leaves the template", async () => {
  const { sha256 } = await previewDraft(as(office.supervisor), asked());
  await decided(office, at, [3], { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" });
  const before = received.length;
  expect(await refusal(makeDraft(as(office.supervisor), { ...asked(), shown: sha256 }))).toBe(
    "draft-payload-changed",
  );
  expect(received).toHaveLength(before);
  says = "";
  const again = await previewDraft(as(office.supervisor), asked());
  await makeDraft(as(office.supervisor), { ...asked(), shown: again.sha256 }, 100);
  const [draft] = await drafts(as(office.supervisor), at.snapshotId, "3314");
  expect(draft).toMatchObject({ source: "template", fallback: "timeout", unmatched: [] });
});

test("only an admin enters a model, and never one outside the office's network", async () => {
  expect(await refusal(setDraftingModel(as(office.supervisor), model()))).toBe("forbidden");
  expect(await refusal(setDraftingModel(as(office.admin), model({ address: "http://8.8.8.8/v1" })))).toBe(
    "model-address-public",
  );
  for (const one of [office.kec1, office.admin, office.auditor])
    expect(await refusal(makeDraft(as(one), asked()))).toBe("forbidden");
});
