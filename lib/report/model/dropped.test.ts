import { expect, it } from "vitest";
import { checkDropped, isManifest, type Sealed } from "./dropped";

const file = (name: string, sha256: string) => ({ name, sha256, size: 3 });
const sealed: Sealed = {
  reportId: 7,
  createdAt: "2025-12-12T02:00:00Z",
  chain: { seq: 4, head: "d4" },
  files: [file("laporan.pdf", "a"), file("temuan.csv", "b"), file("temuan.xlsx", "c")],
};

it("tells files that are as handed out, changed, missing, and of elsewhere", () => {
  const dropped = [
    file("laporan-7-laporan.pdf", "a"),
    file("laporan-7-temuan.csv", "x"),
    file("lain.txt", "y"),
    file("laporan-7-manifest.json", "m"),
  ];
  expect(checkDropped(sealed, dropped)).toEqual([
    { name: "laporan.pdf", result: "same" },
    { name: "temuan.csv", result: "changed" },
    { name: "temuan.xlsx", result: "missing" },
    { name: "lain.txt", result: "other" },
  ]);
  expect(isManifest("laporan-7-manifest.json")).toBe(true);
});

it("a file of another length is changed, whatever it claims", () => {
  const [first] = checkDropped(sealed, [{ name: "laporan.pdf", sha256: "a", size: 4 }]);
  expect(first?.result).toBe("changed");
});
