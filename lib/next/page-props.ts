/** What Next gives a page; `P` are the parts of the address in brackets. */
export interface PageProps<P = Record<never, never>> {
  readonly params: Promise<P>;
  readonly searchParams: Promise<SearchParams>;
}

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** A parameter that should occur once: the first, or null. */
export function one(params: SearchParams, name: string): string | null {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
