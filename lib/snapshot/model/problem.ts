import { z } from "zod";

/** What stands in `snapshot.problem`: a UserError as the page can say it. */
export const snapshotProblemSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** what has to be answered before the files can be imported (`import-questions`) */
  questions: z
    .array(
      z.object({
        id: z.string(),
        code: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
        samples: z.array(z.string()),
        answers: z.array(z.string()),
      }),
    )
    .optional(),
});
export type SnapshotProblem = z.infer<typeof snapshotProblemSchema>;
