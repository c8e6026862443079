import { z } from "zod";
import type { Detector } from "@/lib/detectors/kit/types";
import type { Messages } from "@/lib/i18n/messages";

/** Words of the code that a labelled part of a rule's evidence can hold, as `field.word`. */
export function wordsOf({ evidence }: Detector, labelled: readonly string[]): string[] {
  const { shape } = evidence as z.ZodObject;
  return labelled.flatMap((field) => options(shape[field]).map((word) => `${field}.${word}`));
}

/** Has a reader a word for it: one for the field, or one for wherever it stands? */
export function isTold(words: Messages, fieldAndWord: string): boolean {
  const [field = "", word = ""] = fieldAndWord.split(".");
  const ofField = words[field];
  return typeof (typeof ofField === "object" && word in ofField ? ofField : words)[word] === "string";
}

function options(schema: unknown): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String).filter((word) => /^[a-z]/.test(word));
  if (schema instanceof z.ZodArray) return options(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return options(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(options);
  return [];
}
