import { endDueLeaves } from "@/lib/account/services/leave";
import { expireExchanges } from "@/lib/exchange/services/forget";
import { eraseExpired } from "@/lib/list/services/erase-expired";
import { sweepUploads } from "@/lib/snapshot/services/upload/sweep";

/** Often enough that nothing outlives its day by much. */
const HOUR_MS = 3_600_000;

/**
 * Ends what is past its day for as long as this process lives: people of lists, secrets of exchanges, leaves,
 * uploads that nobody came back for.
 * @returns what ends it
 */
export function keepErasing(onError: (error: unknown) => void): () => void {
  const erase = () => {
    eraseExpired().catch(onError);
    expireExchanges().catch(onError);
    endDueLeaves().catch(onError);
    sweepUploads().catch(onError);
  };
  erase();
  const timer = setInterval(erase, HOUR_MS);
  return () => clearInterval(timer);
}
