import { expect, it } from "vitest";
import { rememberFor } from "@/components/ui/person-memory";
import { closeDraft, draftOf, dropDraft, keepDraft, keepOpen, openDraft } from "./drafts";

it("words outlive another finding, and a session that the same person begins again", () => {
  rememberFor("siti");
  keepDraft(7, "reject", "akta dilihat");
  keepDraft(8, "return", "bukti kurang");
  rememberFor("siti");
  expect(draftOf(7, "reject")).toBe("akta dilihat");
  expect(draftOf(8, "return")).toBe("bukti kurang");
});

it("words of one person are never there for the next, and the first finds them again", () => {
  rememberFor("siti");
  keepDraft(7, "reject", "akta dilihat");
  keepOpen(7, "reject");
  rememberFor("budi");
  expect(draftOf(7, "reject")).toBe("");
  expect(openDraft(7)).toBeNull();
  keepDraft(7, "reject", "milik budi");
  rememberFor(null);
  expect(draftOf(7, "reject")).toBe("");
  rememberFor("siti");
  expect([draftOf(7, "reject"), openDraft(7)]).toEqual(["akta dilihat", "reject"]);
});

it("no number like a NIK is written down, and nothing stays of what was sent", () => {
  rememberFor("wati");
  keepDraft(9, "reject", "NIK 3314010101900001 pada KTP");
  keepDraft(9, "accept UBAH", "KK dilihat");
  expect(JSON.stringify(localStorage)).not.toContain("3314010101900001");
  closeDraft(9);
  expect(draftOf(9, "accept UBAH")).toBe("KK dilihat");
  dropDraft(9);
  expect(localStorage.getItem("cermat.isian.wati")).toBeNull();
});
