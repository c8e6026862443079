import { maskText } from "@/lib/mask-text";
import type { DraftFacts, DraftKind, Figures } from "./draft";

/** What leaves for the model, whole: aggregates, the template's own words, and how to write. */
export interface Payload {
  readonly model: string;
  readonly temperature: 0;
  readonly stream: false;
  readonly messages: readonly { readonly role: "system" | "user"; readonly content: string }[];
}

interface PayloadParts {
  readonly model: string;
  readonly kind: DraftKind;
  readonly figures: Figures;
  readonly facts: DraftFacts;
  /** how to write, in the language of the draft */
  readonly instructions: string;
  /** the template's draft, from the same figures */
  readonly template: string;
}

/** A request of the chat protocol that self-hosted models speak (OpenAI-compatible, /chat/completions). */
export function payloadOf({ model, instructions, ...given }: PayloadParts): Payload {
  return {
    model,
    temperature: 0,
    stream: false,
    messages: [
      { role: "system", content: instructions },
      { role: "user", content: maskText(JSON.stringify(given, null, 1)) },
    ],
  };
}
