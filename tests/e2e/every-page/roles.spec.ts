import { PAGE_ENTRANCES, ROUTE_ENTRANCES } from "@/tests/support/entrances";
import { PEOPLE, signedIn } from "../support/people";
import { expect, test } from "../support/test";

const concrete = (address: string): string =>
  address
    .replace("[[...id]]", "")
    .replace("[name]", "laporan.pdf")
    .replace(/\[\w+\]/g, "1");

for (const person of ["verifikator", "supervisor", "admin", "auditor"] as const) {
  const { role } = PEOPLE[person];
  const refused = ({ roles }: { readonly roles: readonly string[] | null }) =>
    roles !== null && !roles.includes(role);

  test.describe(`${role}`, () => {
    test.use({ storageState: signedIn(person) });

    test("is refused on every page and every route that is not for this role", async ({
      request,
      baseURL,
    }) => {
      for (const { name } of PAGE_ENTRANCES.filter(refused))
        expect((await request.get(concrete(name))).status(), name).toBe(403);
      for (const { name } of ROUTE_ENTRANCES.filter(refused)) {
        const [method = "", address = ""] = name.split(" ");
        const answer = await request.fetch(concrete(address), { method, headers: { origin: baseURL ?? "" } });
        expect(answer.status(), name).toBe(403);
      }
    });
  });
}

test("without a session every route that is for a role answers 401, and every page leads to sign-in", async ({
  request,
  baseURL,
}) => {
  for (const { name, roles } of ROUTE_ENTRANCES) {
    if (roles === null) continue;
    const [method = "", address = ""] = name.split(" ");
    const answer = await request.fetch(concrete(address), { method, headers: { origin: baseURL ?? "" } });
    expect(answer.status(), name).toBe(401);
  }
  for (const { name, roles } of PAGE_ENTRANCES) {
    if (roles === null) continue;
    const answer = await request.get(concrete(name), { maxRedirects: 0 });
    expect([name, answer.status(), answer.headers()["location"]]).toEqual([
      name,
      307,
      expect.stringMatching(/^\/masuk\?lanjut=/),
    ]);
  }
});
