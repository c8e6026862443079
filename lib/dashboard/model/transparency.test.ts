import { expect, it } from "vitest";
import { noteHtml } from "./transparency";

it("is one file that needs no other, in its language, and no text becomes markup", () => {
  const html = noteHtml({
    kind: "algoritma",
    locale: "id",
    title: "Catatan <b>",
    sections: [{ title: "A & B", paragraphs: ['"x"'], table: { head: ["h"], rows: [["<script>"]] } }],
  });
  expect(html).toContain('<html lang="id">');
  expect(html).toContain("<h1>Catatan &lt;b&gt;</h1>");
  expect(html).toContain("<h2>A &amp; B</h2>");
  expect(html).toContain("<td>&lt;script&gt;</td>");
  expect(html).not.toMatch(/src=|href=|http/);
});
