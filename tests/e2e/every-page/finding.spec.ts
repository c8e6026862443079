import { QueuePage } from "../pages/queue-page";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";

/** One rule of every family, and what its findings draw. */
const RULES = [
  { code: "BRK-01", draws: null, list: "Data pemilih dalam temuan ini" },
  // A group from five people on stands in rows, fewer stand side by side.
  { code: "IDN-04", draws: null, list: /^(?:Perbandingan data|Data pemilih dalam temuan ini)$/ },
  { code: "GND-04", draws: null, list: "Perbandingan data" },
  { code: "KEL-01", draws: null, list: "Data pemilih dalam temuan ini" },
  { code: "UBH-06", draws: /wajar antara/, list: null },
  { code: "STA-03", draws: /wajar antara/, list: null },
  { code: "STA-04", draws: /Yang menonjol/, list: null },
  { code: "MOB-01", draws: /Yang menonjol/, list: "Data pemilih dalam temuan ini" },
];

test.use({ storageState: signedIn("auditor") });

for (const { code, draws, list } of RULES) {
  test(
    `a finding of ${code} says what it found, by which rule, on what basis, when it is innocent and ` +
      `what may follow`,
    async ({ page }) => {
      const queue = new QueuePage(page);
      await queue.open(`?tampilan=all&aturan=${code}`);
      await queue.openFirst();
      const { pane } = queue;
      await expect(pane.getByRole("heading", { level: 2 })).not.toBeEmpty();
      for (const heading of ["Mengapa muncul", "Bisa jadi wajar bila …", "Tindak lanjut yang mungkin"])
        await expect(pane.getByRole("heading", { level: 3, name: heading })).toBeVisible();
      await expect(pane.getByRole("list", { name: "Dasar" }).getByRole("listitem").first()).toContainText(
        /Hukum|Kriteria|Makalah|Kejadian/,
      );
      if (list !== null) await expect(pane.getByRole("region", { name: list }).first()).toBeVisible();
      if (draws === null) return;
      await expect(pane.getByRole("img", { name: draws })).toBeVisible();
      await pane.getByRole("button", { name: "Lihat angkanya" }).first().click();
      expect(await pane.getByRole("table").first().getByRole("row").count()).toBeGreaterThan(2);
    },
  );
}
