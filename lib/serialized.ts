import { maskDeep } from "@/lib/mask-text";
/** What is left of a value after JSON: dates become ISO text. */
export type Serialized<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Serialized<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Serialized<T[Key]> }
      : T;

/**
 * The same value as the browser would get it over the network, so that a page and a later fetch agree; masked
 * on the way.
 */
export function serialize<T>(value: T): Serialized<T> {
  return JSON.parse(JSON.stringify(maskDeep(value))) as Serialized<T>;
}
