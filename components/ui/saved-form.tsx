"use client";

import type { ReactNode } from "react";
import { FailureNote } from "./failure-note";
import { useSaved } from "./use-saved";

interface SavedFormProps {
  /** where the form is sent; what comes back is saved as a file */
  readonly action: string;
  /** @param pending while the file is made */
  readonly children: (pending: boolean) => ReactNode;
}

/** A form that is answered with a file, or with the reason why not. */
export function SavedForm({ action, children }: SavedFormProps) {
  const { save, pending, failure } = useSaved();
  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        save(event.currentTarget);
      }}
    >
      {children(pending)}
      <FailureNote failure={failure} />
    </form>
  );
}
