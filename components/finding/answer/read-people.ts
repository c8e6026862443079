import { z } from "zod";

const peopleSchema = z.array(
  z.object({ rowNo: z.number(), lineNo: z.number().nullable(), name: z.string().nullable() }),
);

/** Everybody whom a finding is about. @throws Error where the server cannot be reached or refuses */
export async function readPeople(findingId: number): Promise<z.infer<typeof peopleSchema>> {
  const answer = await fetch(`/api/temuan/${findingId}/orang`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`people of finding ${findingId}: ${answer.status}`);
  return peopleSchema.parse(await answer.json());
}
