/** How often a property is tried; PROPERTY_RUNS=20 tries twenty times as hard. fast-check prints the seed of a failure. */
export const runs = (usual: number): { readonly numRuns: number } => ({
  numRuns: usual * Number(process.env['PROPERTY_RUNS'] ?? 1),
});
