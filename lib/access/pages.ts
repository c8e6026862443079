import { keysOf } from "@/lib/record-of";
import type { Actor } from "./actor";
import { can, type Permission } from "./permissions";

/** The pages of the navigation, in its order, and what opening one takes. The services check again. */
export const PAGES = {
  summary: { path: "/ringkasan", permission: "summary.view" },
  data: { path: "/data", permission: "snapshot.view" },
  lists: { path: "/rujukan", permission: "list.view" },
  runs: { path: "/pemeriksaan", permission: "run.view" },
  queue: { path: "/antrean", permission: "queue.view" },
  assignment: { path: "/pembagian", permission: "finding.distribute" },
  catalogue: { path: "/katalog", permission: "catalogue.view" },
  practice: { path: "/latihan", permission: "practice.answer" },
  followUp: { path: "/tindak-lanjut", permission: "followup.view" },
  register: { path: "/buku-tms", permission: "register.view" },
  reports: { path: "/laporan", permission: "report.view" },
  audit: { path: "/jejak", permission: "audit.view" },
  settings: { path: "/pengaturan", permission: "account.own" },
} as const satisfies Record<string, { path: string; permission: Permission }>;

export type PageName = keyof typeof PAGES;

/** Pages below another one, named where they take more than it does or stand where a number could. */
const INNER_PAGES: readonly { readonly path: string; readonly permission: Permission }[] = [
  { path: "/ringkasan/kalender", permission: "calendar.view" },
  { path: "/ringkasan/pengetahuan", permission: "knowledge.view" },
  { path: "/ringkasan/pimpinan", permission: "leadership.view" },
  { path: "/ringkasan/transparansi", permission: "transparency.view" },
  { path: "/buku-tms/periksa", permission: "voter.check-one" },
  { path: "/buku-tms/surat", permission: "letter.view" },
  { path: "/laporan/naskah", permission: "draft.view" },
  { path: "/laporan/uji-ulang", permission: "recheck.view" },
  { path: "/antrean/coktas", permission: "finding.print-worksheet" },
  { path: "/data/unggah", permission: "snapshot.import" },
  { path: "/rujukan/unggah", permission: "list.import" },
  { path: "/rujukan/pertukaran", permission: "exchange.view" },
  { path: "/rujukan/perpindahan", permission: "list.view" },
  { path: "/pemeriksaan/baru", permission: "run.start" },
  { path: "/pengaturan/pengguna", permission: "account.manage" },
  { path: "/pengaturan/menunggu", permission: "second.confirm" },
  { path: "/pengaturan/aturan", permission: "rule.set" },
  { path: "/pengaturan/kantor", permission: "office.set" },
  { path: "/pengaturan/pencermatan", permission: "policy.set" },
  { path: "/pengaturan/tabel-kode", permission: "code-table.set" },
];

/** Is the address that of a page, and not of the one thing whose number it would name? */
export const isInnerPage = (path: string): boolean => INNER_PAGES.some((page) => page.path === path);

type Who = Pick<Actor, "role">;

export function pagesOf(who: Who): PageName[] {
  return keysOf(PAGES).filter((page) => can(who, PAGES[page].permission));
}

/** May this person open the address? One that belongs to no page is open to everybody who has signed in. */
export function mayOpenPath(who: Who, path: string): boolean {
  const page = [...INNER_PAGES, ...Object.values(PAGES)].find(
    ({ path: root }) => path === root || path.startsWith(`${root}/`),
  );
  return page === undefined || can(who, page.permission);
}
