import type { Doc } from "./fonts";

// Structure of a tagged PDF (ISO 32000-1 §14.8): what a screen reader walks through, beside what is drawn.

type Element = ReturnType<Doc["struct"]>;

const roots = new WeakMap<Doc, Element>();

/** Opens the document's own element; every heading, paragraph, table and figure hangs below it. */
export function openTags(doc: Doc): void {
  const root = doc.struct("Document");
  doc.addStructure(root);
  roots.set(doc, root);
}

/** An element below `parent`, or below the document. It is finished with `end()`. */
export function element(doc: Doc, type: string, parent?: Element): Element {
  const made = doc.struct(type);
  (parent ?? roots.get(doc))?.add(made);
  return made;
}

/** Draws one element: a heading (H1–H3), a paragraph (P), a cell (TH, TD). */
export function tagged(doc: Doc, type: string, draw: () => void, parent?: Element): void {
  const made = doc.struct(type, {}, [draw]);
  (parent ?? roots.get(doc))?.add(made);
  made.end();
}

/** A header cell that says what it heads: a screen reader reads it before every cell of its column or row. */
export function headerCell(doc: Doc, scope: "Column" | "Row", draw: () => void, parent: Element): void {
  const made = doc.struct("TH", {}, [draw]);
  // The library has no option for it; the attributes stand in the element's own dictionary (ISO 32000-1, 14.8.5.7).
  if ("dictionary" in made) Object.assign(dataOf(made.dictionary), { A: { O: "Table", Scope: scope } });
  parent.add(made);
  made.end();
}

/** The entries of an object of the file. */
function dataOf(reference: unknown): object {
  const data =
    typeof reference === "object" && reference !== null && "data" in reference ? reference.data : null;
  if (typeof data !== "object" || data === null)
    throw new Error("the library keeps its dictionaries otherwise");
  return data;
}

/** A drawing with the sentence that stands for it. */
export function figure(doc: Doc, alt: string, draw: () => void): void {
  const made = doc.struct("Figure", { alt }, [draw]);
  roots.get(doc)?.add(made);
  made.end();
}

/** Rules, heads and feet: drawn, and of no meaning to who listens. */
export function artifact(doc: Doc, draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
  doc.markContent("Artifact", { type });
  draw();
  doc.endMarkedContent();
}
