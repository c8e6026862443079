import { renderHook, type RenderHookResult } from "@testing-library/react";
import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { TIME_ZONE } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import type { ActionResult, FindingActions } from "@/lib/finding/model/actions";
import type { QueueLine } from "@/lib/finding/model/queue/line";
import type { Failure, Result } from "@/lib/result";

const messages = loadMessages("id");
const none = () => undefined;
const router = {
  back: none,
  forward: none,
  refresh: none,
  bfcacheId: "",
  push: none,
  replace: none,
  prefetch: none,
};

/** What stands around a component in the desk: the language's texts, and the queue's own address. */
export function Desk({ children }: { readonly children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="id" messages={messages} timeZone={TIME_ZONE}>
      <AppRouterContext.Provider value={router}>
        <PathnameContext.Provider value="/antrean">
          <SearchParamsContext.Provider value={new URLSearchParams(window.location.search)}>
            {children}
          </SearchParamsContext.Provider>
        </PathnameContext.Provider>
      </AppRouterContext.Provider>
    </NextIntlClientProvider>
  );
}

export function atDesk<T>(hook: () => T): RenderHookResult<T, unknown> {
  return renderHook(hook, { wrapper: Desk });
}

/** An answer that the test gives when it wants to, as a slow network would. */
export function later<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, answer: resolve, lose: () => reject(new TypeError("Failed to fetch")) };
}

export const done = (findingId: number, over: Partial<ActionResult> = {}): Result<ActionResult> => ({
  ok: true,
  value: { findingId, revision: 2, state: "final", claimedUntil: null, judgementId: 1, ...over },
});

export const CONFLICT: Failure = {
  kind: "conflict",
  code: "finding-held",
  message: "Temuan ini sedang dipegang budi.",
};
export const refusedWith = (error: Failure): Result<never> => ({ ok: false, error });
export const lost = (): Promise<never> => Promise.reject(new TypeError("Failed to fetch"));
export const OFFLINE = "Sambungan ke server terputus. Isian Anda masih ada; coba lagi setelah tersambung.";

const unexpected = (name: string) => () => Promise.reject(new Error(`${name} was not expected`));

/** The server's actions, of which a test says what it expects. */
export function actionsOf(given: Partial<FindingActions>): FindingActions {
  return {
    claim: unexpected("claim"),
    renew: unexpected("renew"),
    release: unexpected("release"),
    takeNext: unexpected("takeNext"),
    blind: unexpected("blind"),
    namesakes: unexpected("namesakes"),
    judge: unexpected("judge"),
    unsure: unexpected("unsure"),
    undetermined: unexpected("undetermined"),
    fieldCheck: unexpected("fieldCheck"),
    fieldResult: unexpected("fieldResult"),
    split: unexpected("split"),
    undo: unexpected("undo"),
    paper: unexpected("paper"),
    signOff: unexpected("signOff"),
    return: unexpected("return"),
    reopen: unexpected("reopen"),
    reveal: unexpected("reveal"),
    bulk: unexpected("bulk"),
    carry: unexpected("carry"),
    confirmKept: unexpected("confirmKept"),
    revokeKept: unexpected("revokeKept"),
    signOffMany: unexpected("signOffMany"),
    ...given,
  };
}

/** A line of the queue about one record of one rule. */
export const lineOf = (id: number, over: Partial<QueueLine> = {}): QueueLine => ({
  id,
  revision: 1,
  snapshotId: 1,
  detector: "IDN-02",
  tier: "S",
  subjectType: "record",
  kecKey: "331401",
  desaKey: "3314012001",
  kecName: "Sragen",
  desaName: "Contoh",
  tpsNo: 1,
  rowCount: 1,
  isGroup: false,
  names: "PEMILIH CONTOH",
  about: null,
  state: "new",
  outcome: null,
  dueDate: null,
  createdAt: new Date(Date.UTC(2026, 10, 24)),
  held: null,
  holderName: null,
  assigneeName: null,
  assigned: null,
  period: "TW IV 2025",
  periodClosed: false,
  decision: null,
  bulkKind: "IDN-02",
  ...over,
});
