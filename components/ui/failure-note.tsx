import { Alert } from "@mantine/core";
import type { Failure } from "@/lib/result";

/** What went wrong and what now, beside the thing that was tried; read out by screen readers at once. */
export function FailureNote({ failure }: { readonly failure: Failure | null }) {
  return (
    <div aria-live="assertive">
      {failure !== null && (
        <Alert variant="outline" color="marun" p="sm" role="alert">
          {failure.message}
        </Alert>
      )}
    </div>
  );
}
