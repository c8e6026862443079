/**
 * The partition of voter_record that holds one snapshot's records; the id is ours, so the name may stand in
 * SQL text. The one place that builds it.
 * @throws RangeError for anything but a snapshot's id
 */
export function partitionName(snapshotId: number): string {
  if (!Number.isSafeInteger(snapshotId) || snapshotId < 1) throw new RangeError("not a snapshot id");
  return `voter_record_s${snapshotId}`;
}
