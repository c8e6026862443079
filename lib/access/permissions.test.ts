import { expect, it } from "vitest";
import { ROLES, SYSTEM, type Actor } from "./actor";
import { barred, can, PERMISSIONS, rolesThatMay } from "./permissions";

/**
 * Who may do what, written out by hand from: verifikator, supervisor, admin, auditor, and the
 * machine. A change of the table is a change here, and the other way round.
 */
const EXPECTED = `
  account.own                         Y Y Y Y -
  catalogue.view                      Y Y Y Y Y
  queue.view                          Y Y Y Y Y
  summary.view                        Y Y Y Y Y
  view.save                           Y Y Y Y -
  account.manage                      - - Y - Y
  second.confirm                      - Y Y - -
  tour.finish                         Y Y - - -
  tour.see                            Y - - - -
  snapshot.cancel                     - - Y - Y
  snapshot.export-rejects             - Y Y Y Y
  snapshot.export-rejects-unmasked    - - Y - Y
  snapshot.import                     - - Y - Y
  snapshot.remove                     - - Y - Y
  snapshot.read                       Y Y Y Y Y
  snapshot.view                       - Y Y Y Y
  list.import                         - - Y - Y
  list.remove                         - - Y - Y
  list.sample                         - Y Y - Y
  list.view                           - Y Y Y Y
  exchange.make                       - - Y - Y
  exchange.view                       - Y Y Y Y
  rule.set                            - - Y - Y
  run.cancel                          - - Y - Y
  run.read-errors                     - - Y - Y
  run.start                           - - Y - Y
  run.read                            Y Y Y Y Y
  run.view                            - Y Y Y Y
  finding.blind                       Y Y - - -
  finding.claim                       Y Y - - -
  finding.field-check                 Y Y - - -
  finding.field-result                Y Y - - -
  finding.judge                       Y Y - - -
  finding.judge-second                Y Y - - -
  finding.paper                       Y Y - - -
  finding.release                     Y Y - - -
  finding.renew                       Y Y - - -
  finding.reopen                      - Y - - -
  finding.return                      - Y - - -
  finding.sign-off                    - Y - - -
  finding.split                       Y Y - - -
  finding.undetermined                - Y - - -
  finding.undo                        Y Y - - -
  finding.unsure                      Y Y - - -
  finding.change                      Y Y - - -
  finding.assign                      - Y - - -
  finding.attach                      Y Y - - -
  finding.be-assigned                 Y - - - -
  finding.bulk                        Y Y - - -
  finding.carry                       Y Y - - -
  finding.confirm-kept                Y Y - - -
  finding.distribute                  - Y - - -
  finding.export-people               Y Y - - -
  finding.import-field-results        Y Y - - -
  finding.open-attachment             Y Y - - -
  finding.print-worksheet             Y Y - - -
  finding.read-others                 - Y Y Y Y
  finding.reveal                      Y Y - - -
  finding.revoke-kept                 Y Y - - -
  finding.see-workload                - Y - - -
  finding.take-next                   Y Y - - -
  finding.view                        Y Y Y Y Y
  finding.sign-off-many               - Y - - -
  finding.withdraw                    - Y - - -
  period.close                        - Y - - -
  period.reopen                       - Y - - -
  queue.see-error-rate                - Y - - -
  queue.see-signoff                   - Y Y Y -
  followup.view                       - Y Y Y Y
  recap.make                          - Y - - Y
  recap.import-opening                - Y Y - -
  recheck.draw                        - Y - - -
  recheck.answer                      Y Y - - -
  recheck.view                        Y Y Y Y -
  register.view                       Y Y - Y -
  register.restore                    - Y - - -
  notice.print                        Y Y - - -
  letter.view                         Y Y Y Y -
  letter.write                        - Y - - -
  voter.check-one                     - - - Y -
  draft.view                          - Y Y Y -
  draft.write                         - Y - - -
  draft.set-model                     - - Y - -
  office.set                          - - Y - -
  control.count                       - Y Y Y Y
  oversight.see-own                   Y - - - -
  oversight.see-office                - Y Y Y -
  oversight.see-reviewers             - Y - - -
  policy.set                          - - Y - -
  code-table.set                      - - Y - -
  practice.answer                     Y Y - - -
  calendar.view                       Y Y Y Y Y
  calendar.manage                     - Y Y - -
  pleno.set                           - - Y - -
  knowledge.view                      Y Y Y Y -
  knowledge.write                     Y Y - - -
  knowledge.withdraw-any              - Y - - -
  leadership.view                     - Y Y Y -
  transparency.view                   - Y Y Y -
  audit.view                          - Y Y Y Y
  export.create                       - Y Y - Y
  export.create-unmasked              - Y - - Y
  report.create                       - Y Y - Y
  report.open-follow-up               - Y - - -
  report.remake                       - Y Y Y Y
  report.view                         - Y Y Y Y
`;

const COLUMNS: readonly Actor["role"][] = [...ROLES, SYSTEM.role];

const written = new Map(
  EXPECTED.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([name = "", ...marks]) => [name, marks.join("")] as const),
);

it("names every permission once", () => {
  expect([...written.keys()].sort()).toEqual([...PERMISSIONS].sort());
});

it.each(PERMISSIONS)("%s", (permission) => {
  const marks = COLUMNS.map((role) => (can({ role }, permission) ? "Y" : "-")).join("");
  expect(marks).toBe(written.get(permission));
});

it("names what stands in the way, the role before the area", () => {
  const place = { regionCode: "3314", kecKey: "331401", desaKey: "3314012001" };
  const person = (role: Actor["role"], ...areas: string[]): Actor => ({
    id: "x",
    username: "x",
    role,
    areas,
  });
  expect(barred(person("verifikator", "331401"), "finding.judge", place)).toBeNull();
  expect(barred(person("verifikator", "331402"), "finding.judge", place)).toBe("area");
  expect(barred(person("verifikator"), "finding.judge", place)).toBe("area");
  expect(barred(person("supervisor"), "finding.judge", place)).toBeNull();
  expect(barred(person("auditor", "331402"), "finding.judge", place)).toBe("role");
  expect(can(person("supervisor", "331401"), "report.create", "3314")).toBe(false);
});

it("nobody but people judges", () => {
  for (const permission of PERMISSIONS.filter(
    (name) => name.startsWith("finding.") && name !== "finding.view",
  )) {
    if (permission !== "finding.read-others") expect(can(SYSTEM, permission)).toBe(false);
  }
  expect(rolesThatMay("finding.be-assigned")).toEqual(["verifikator"]);
});
