import fc from "fast-check";

/**
 * Properties try the same cases every time, so that a commit that passed passes again.
 * `CERMAT_PROPERTY_SEED=random` looks for new ones, and a number repeats a run that failed.
 */
const given = process.env["CERMAT_PROPERTY_SEED"] ?? "20251210";
if (given !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given) });
