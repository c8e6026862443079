import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { settledZip } from "./settled-zip";

/** What a template may name: texts, and lists whose lines name texts again. */
export type TemplateData = { readonly [key: string]: TemplateValue };
export type TemplateValue = string | boolean | readonly TemplateData[];

/** A template that cannot be filled in, with what is wrong in it. */
export class TemplateFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("; "));
  }
}

/**
 * Fills a Word template (DOCX) whose fields stand in curly brackets: `{nomor}`, and `{#masukan}…{/masukan}`
 * around what is repeated. Equal templates and data give equal bytes.
 * @throws TemplateFault naming fields that are not closed, or that nothing is known for
 */
export async function fillTemplate(template: Buffer, data: TemplateData): Promise<Buffer> {
  const unknown = new Set<string>();
  try {
    const document = new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      nullGetter: ({ value }: { value?: string }) => {
        if (value !== undefined) unknown.add(value);
        return "";
      },
    });
    document.render(data);
    if (unknown.size > 0) throw new TemplateFault([...unknown].map((name) => `{${name}}`));
    return await settledZip(document.toBuffer());
  } catch (error) {
    if (error instanceof TemplateFault) throw error;
    throw new TemplateFault(faultsOf(error));
  }
}

function faultsOf(error: unknown): string[] {
  const several = (error as { properties?: { errors?: readonly unknown[] } }).properties?.errors;
  if (several !== undefined) return several.flatMap(faultsOf);
  const { properties } = error as { properties?: { explanation?: string } };
  return [properties?.explanation ?? (error instanceof Error ? error.message : String(error))];
}
