import { type MitigationChoice, mitigationChoice } from '../config/mitigation-choice.ts';
import type { Dataset, Split } from '../data/dataset.ts';
import type { Attribute } from '../data/predictions.ts';
import { rowsOf } from '../data/splits.ts';
import { InvalidInput } from '../errors.ts';
import { demandBothLabels } from '../mitigations/algorithms/demand-both-labels.ts';
import { groupRows, groupsOfRows, type NamedGroups } from '../mitigations/group-rows.ts';
import { mitigations } from '../mitigations/index.ts';
import type { Mitigation, Training } from '../mitigations/mitigation.ts';
import type { Job } from './job.ts';

/** The strategy of an audit for a stage that calls one of its hooks; undefined where it has nothing to do there. */
export function mitigatingBy(job: Job, hook: 'rows' | 'features' | 'rule'): MitigationChoice | undefined {
  const choice = mitigationChoice(job.config);
  return choice && mitigations.get(choice.id)[hook] ? choice : undefined;
}

/** The groups of all rows that a strategy tells apart. */
export function groupsFor({ by }: MitigationChoice, { attributes, rows }: Dataset): NamedGroups {
  const named = by.map((name) => attributes.find((attribute) => attribute.name === name) as Attribute);
  return groupRows(named, rows);
}

/** Some rows as a strategy sees them. */
export function rowsFor(choice: MitigationChoice, dataset: Dataset, rows: Int32Array): Training {
  return {
    rows,
    label: Uint8Array.from(rows, (row) => dataset.label[row] as number),
    weight: Float64Array.from(rows, (row) => dataset.weight?.[row] ?? 1),
    groups: groupsOfRows(groupsFor(choice, dataset), rows),
  };
}

/** @throws InvalidInput where a group has too few rows for the strategy, saying which and how many it has. */
export function checkMitigation(choice: MitigationChoice, dataset: Dataset): void {
  const { needs, title }: Mitigation = mitigations.get(choice.id);
  for (const split of ['train', 'validation'] as const) {
    if (needs[split] > 0) checkSplit(choice, dataset, { split, least: needs[split], title });
  }
}

function checkSplit(
  choice: MitigationChoice,
  dataset: Dataset,
  { split, least, title }: { readonly split: Split; readonly least: number; readonly title: string },
): void {
  const rows = rowsOf(dataset.split, split);
  if (rows.length === 0) {
    throw new InvalidInput(
      `the ${split} split is empty, and “${title}” learns from it`,
      {},
      `Raise dataset.split.${split}, or give a file whose split is "${split}".`,
    );
  }
  try {
    demandBothLabels(rowsFor(choice, dataset, rows), least);
  } catch (cause) {
    if (!(cause instanceof InvalidInput)) throw cause;
    throw new InvalidInput(
      `“${title}” cannot learn from the ${split} split: ${cause.what}`,
      cause.place,
      cause.remedy,
      { cause },
    );
  }
}
