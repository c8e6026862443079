import { keysOf } from "@/lib/record-of";
import { forbidden } from "@/lib/errors";
import { ROLES, type Actor, type Role } from "./actor";
import { covers, inScope, touches, type FindingPlace } from "./scope";

// The columns of the table: the four roles, and the machine (worker and command line).
const V = "verifikator";
const S = "supervisor";
const A = "admin";
const P = "auditor";
const M = "system";

const PEOPLE = ROLES;
const JUDGES = [V, S] as const;
const WATCHERS = [S, A, P] as const;

/**
 * Who may do what: every action of the product and the roles that may do it. Services, queries, pages, routes
 * and the navigation ask this table through `can`, and the test beside it holds the same table written out by
 * hand. The machine runs checks and imports; it never judges a finding.
 */
const TABLE = {
  // What everybody who signs in has.
  "account.own": PEOPLE,
  "catalogue.view": [...PEOPLE, M],
  "queue.view": [...PEOPLE, M],
  "summary.view": [...PEOPLE, M],
  "view.save": PEOPLE,

  // Accounts (pengguna).
  "account.manage": [A, M],
  // The second pair of eyes over accounts and exports.
  "second.confirm": [S, A],
  "tour.finish": JUDGES,
  "tour.see": [V],

  // Voter rolls (data pemilih).
  "snapshot.cancel": [A, M],
  "snapshot.export-rejects": [...WATCHERS, M],
  "snapshot.export-rejects-unmasked": [A, M],
  "snapshot.import": [A, M],
  "snapshot.remove": [A, M],
  // What is read of a period within the own area, also by pages about its findings; its page: `view`.
  "snapshot.read": [...PEOPLE, M],
  "snapshot.view": [...WATCHERS, M],

  // Lists from outside (daftar rujukan): what they hold of persons is read by nobody else.
  "list.import": [A, M],
  "list.remove": [A, M],
  "list.sample": [S, A, M],
  "list.view": [...WATCHERS, M],

  // Exchange between offices (pertukaran antarkantor): who stands on both rolls.
  "exchange.make": [A, M],
  "exchange.view": [...WATCHERS, M],

  // Runs (pemeriksaan) and their rules.
  "rule.set": [A, M],
  "run.cancel": [A, M],
  "run.read-errors": [A, M],
  "run.start": [A, M],
  "run.read": [...PEOPLE, M],
  "run.view": [...WATCHERS, M],

  // Findings (temuan): the actions of the machine of states.
  "finding.blind": JUDGES,
  "finding.claim": JUDGES,
  "finding.field-check": JUDGES,
  "finding.field-result": JUDGES,
  "finding.judge": JUDGES,
  "finding.judge-second": JUDGES,
  "finding.paper": JUDGES,
  "finding.release": JUDGES,
  "finding.renew": JUDGES,
  "finding.reopen": [S],
  "finding.return": [S],
  "finding.sign-off": [S],
  "finding.split": JUDGES,
  "finding.undetermined": [S],
  "finding.undo": JUDGES,
  "finding.unsure": JUDGES,

  // Findings: what else is done with them.
  // Anything at all; what exactly is asked again by its own name.
  "finding.change": JUDGES,
  "finding.assign": [S],
  "finding.attach": JUDGES,
  // Work is handed to these; whoever hands it out takes it from the queue.
  "finding.be-assigned": [V],
  "finding.bulk": JUDGES,
  "finding.carry": JUDGES,
  "finding.confirm-kept": JUDGES,
  "finding.distribute": [S],
  "finding.export-people": JUDGES,
  "finding.import-field-results": JUDGES,
  "finding.open-attachment": JUDGES,
  "finding.print-worksheet": JUDGES,
  // Judgements of others before one's own; a comparison that still waits for one's own hides them from all.
  "finding.read-others": [...WATCHERS, M],
  "finding.reveal": JUDGES,
  "finding.revoke-kept": JUDGES,
  "finding.see-workload": [S],
  "finding.take-next": JUDGES,
  "finding.view": [...PEOPLE, M],
  "finding.sign-off-many": [S],
  "finding.withdraw": [S],
  // The work on a period ends formally, and goes on again. Nothing is decided by it.
  "period.close": [S],
  "period.reopen": [S],
  // How many findings of a page, once judged, are probably wrong.
  "queue.see-error-rate": [S],
  // The tab of what waits for sign-off.
  "queue.see-signoff": WATCHERS,

  // What became of decisions (tindak lanjut terbukti), and the papers of the meeting (rekap, Berita Acara).
  "followup.view": [...WATCHERS, M],
  "recap.make": [S, M],
  "recap.import-opening": [S, A],

  // Re-checks by a third person (uji ulang), and the registers of struck voters and of letters.
  "recheck.draw": [S],
  "recheck.answer": JUDGES,
  "recheck.view": PEOPLE,
  "register.view": [V, S, P],
  "register.restore": [S],
  "notice.print": JUDGES,
  "letter.view": [V, S, A, P],
  "letter.write": [S],
  "voter.check-one": [P],

  // Help with writing (naskah): the person who accepts a draft is its author.
  "draft.view": WATCHERS,
  "draft.write": [S],
  "draft.set-model": [A],

  // The office's own papers: letterhead, emblem, who signs.
  "office.set": [A],

  // Checks on the checking.
  "control.count": [...WATCHERS, M],
  "oversight.see-own": [V],
  "oversight.see-office": WATCHERS,
  "oversight.see-reviewers": [S],
  "policy.set": [A],
  "code-table.set": [A],
  "practice.answer": JUDGES,

  // The office's calendar (kalender), its meeting (pleno) and what it knows of its areas.
  "calendar.view": [...PEOPLE, M],
  "calendar.manage": [S, A],
  "pleno.set": [A],
  "knowledge.view": PEOPLE,
  "knowledge.write": JUDGES,
  "knowledge.withdraw-any": [S],

  // Pages for those who answer for the work: before the meeting (halaman pimpinan), and for the public.
  "leadership.view": WATCHERS,
  "transparency.view": WATCHERS,

  // Reports (laporan) and the trail (rekam jejak).
  "audit.view": [...WATCHERS, M],
  "export.create": [S, A, M],
  "export.create-unmasked": [S, M],
  "report.create": [S, A, M],
  "report.open-follow-up": [S],
  "report.remake": [S, A, P, M],
  "report.view": [...WATCHERS, M],
} as const satisfies Record<string, readonly Actor["role"][]>;

/** The name of something that can be done, e.g. `finding.judge`. */
export type Permission = keyof typeof TABLE;

export const PERMISSIONS = keysOf(TABLE);

type Who = Pick<Actor, "role">;

/** Where it is to be done: a finding's place, or the code of a whole area. */
export type Subject = FindingPlace | string;

/** What stands in the way: the person's role, or the area that they work in; null when nothing does. */
export function barred(actor: Actor, permission: Permission, subject: Subject): "role" | "area" | null {
  if (!can(actor, permission)) return "role";
  const reached = typeof subject === "string" ? covers(actor, subject) : inScope(actor, subject);
  return reached ? null : "area";
}

/**
 * May this person do it? Without a subject the role alone is asked, wherever it may be; with one its area too.
 */
export function can(who: Who, permission: Permission): boolean;
export function can(actor: Actor, permission: Permission, subject: Subject): boolean;
export function can(who: Who | Actor, permission: Permission, subject?: Subject): boolean {
  if (subject !== undefined) return barred(who as Actor, permission, subject) === null;
  const roles: readonly Actor["role"][] = TABLE[permission];
  return roles.includes(who.role);
}

/**
 * The first line of a service or query: passes, or names what stands in the way.
 * @throws UserError forbidden: `finding-role` or `finding-area` about findings, `forbidden` about all else
 */
export function authorise(actor: Actor, permission: Permission, subject?: Subject): void {
  const reason =
    subject === undefined ? !can(actor, permission) && "role" : barred(actor, permission, subject);
  if (!reason) return;
  throw permission.startsWith("finding.") ? forbidden(`finding-${reason}`) : forbidden();
}

/**
 * Does this person judge findings in this area or a part of it? What leaves the system has no control findings
 * (soal kendali); beside the queue it would name them, so of an area nobody who judges there gets open findings.
 */
export const judgesIn = (actor: Actor, areaCode: string): boolean =>
  can(actor, "finding.judge") && touches(actor, areaCode);

/** The roles that people hold and that may do it, in the order of the table, e.g. for `role IN (…)`. */
export function rolesThatMay(permission: Permission): Role[] {
  return ROLES.filter((role) => can({ role }, permission));
}
