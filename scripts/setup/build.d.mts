export function ensureBuilt(node: string, options?: { force?: boolean }): Promise<boolean>;
