import { expect, it } from "vitest";
import { rememberFor } from "@/components/ui/person-memory";
import { draftOf, keepDraft } from "./drafts";

it("words outlive another finding, and a session that the same person begins again", () => {
  rememberFor("siti");
  keepDraft(7, "reject", "akta dilihat");
  keepDraft(8, "return", "bukti kurang");
  rememberFor("siti");
  expect(draftOf(7, "reject")).toBe("akta dilihat");
  expect(draftOf(8, "return")).toBe("bukti kurang");
});

it("words are gone when somebody else is there, and at a sign-out", () => {
  rememberFor("siti");
  keepDraft(7, "reject", "akta dilihat");
  rememberFor("budi");
  expect(draftOf(7, "reject")).toBe("");
  keepDraft(7, "reject", "milik budi");
  rememberFor(null);
  rememberFor("siti");
  expect(draftOf(7, "reject")).toBe("");
});
