export function sideBySide<S extends { readonly name: string; readonly after: readonly string[] }, R>(
  stages: readonly S[],
  places: number,
  run: (stage: S) => Promise<R>,
): Promise<R[]>;
