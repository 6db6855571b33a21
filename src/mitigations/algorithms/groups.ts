/** To which group each row belongs: `names[codes[row]]`, one group a row. */
export interface Groups {
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

/** What came true for each row, what it weighs (finite, ≥ 0), and its group. All arrays have an entry a row. */
export interface LabelledRows {
  /** 1 is the favourable outcome. */
  readonly label: Uint8Array;
  readonly weight: Float64Array;
  readonly groups: Groups;
}

/** The weight of a group's rows with each label: [unfavourable, favourable]. */
export type LabelTotals = readonly [number, number];

/** By group, in the order of its names. */
export function labelTotals({ label, weight, groups }: LabelledRows): LabelTotals[] {
  const totals = groups.names.map((): [number, number] => [0, 0]);
  groups.codes.forEach((code, row) => {
    (totals[code] as [number, number])[label[row] as 0 | 1] += weight[row] as number;
  });
  return totals;
}

/** The rows of each group, ascending. */
export function membersOf({ codes, names }: Groups): Int32Array[] {
  const members = names.map((): number[] => []);
  codes.forEach((code, row) => {
    members[code]?.push(row);
  });
  return members.map((rows) => Int32Array.from(rows));
}
