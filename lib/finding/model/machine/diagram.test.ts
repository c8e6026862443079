import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { findingDiagram } from "./diagram";

it("docs/keadaan-temuan.md shows the machine that runs", () => {
  const page = readFileSync(new URL("../../../../docs/keadaan-temuan.md", import.meta.url), "utf8");
  const drawn = /```mermaid\n([\s\S]*?)\n```/.exec(page)?.[1];
  expect(drawn).toBe(findingDiagram());
});
