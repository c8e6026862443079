export interface Zone {
  readonly name: string;
  readonly folders: readonly string[];
  readonly zones: readonly string[];
  readonly packages: readonly string[];
  readonly node?: true | readonly string[];
  readonly typesOf?: readonly string[];
  readonly typePackages?: readonly string[];
}
export const ZONES: readonly Zone[];
export const TOOLS: readonly string[];
