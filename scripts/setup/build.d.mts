export function ensureBuilt(
  node: string,
  options?: { force?: boolean; print?: (text: string | Buffer) => void },
): Promise<boolean>;
