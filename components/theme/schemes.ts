import type { MantineColorScheme } from "@mantine/core";

/** What a person can choose; `auto` follows the device. */
export const SCHEMES = ["light", "dark", "auto"] as const satisfies readonly MantineColorScheme[];
