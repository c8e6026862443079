"use client";

import { useCallback, useState, type ReactNode } from "react";
import type { Result } from "@/lib/result";
import { Tour } from "./tour";
import { TourContext } from "./tour-context";

export interface TourSettings {
  /** comes up by itself */
  readonly due: boolean;
  /** remembers that it was read or put away */
  readonly finish: () => Promise<Result<void>>;
}

/** Holds the introduction of everybody who judges; help sheet and account menu open it again. */
export function TourRoom({
  settings,
  children,
}: {
  readonly settings: TourSettings;
  readonly children: ReactNode;
}) {
  const [step, setStep] = useState<number | null>(settings.due ? 0 : null);
  const open = useCallback(() => setStep(0), []);
  const close = () => {
    setStep(null);
    // If this is lost, the introduction comes up once more: no harm done.
    settings.finish().catch(() => undefined);
  };
  return (
    <TourContext value={open}>
      {children}
      <Tour step={step} onStep={setStep} onClose={close} />
    </TourContext>
  );
}
