import type { PlantOrder } from "../model";

export const PLANTINGS = ["none", "demo", "adversarial"] as const;

export function ordersFor(_set: (typeof PLANTINGS)[number], _voters: number): PlantOrder[] {
  return [];
}
