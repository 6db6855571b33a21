import {
  AuditResult,
  Baseline,
  Calibration,
  CompareResult,
  DecisionRule,
  Exploration,
} from '../result/index.ts';
import { AuditFile } from './schema.ts';

const DIALECT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas (draft 7) that editors and other programs can hold audit files and documents to. */
export const schemas = {
  audit: { $schema: DIALECT, ...(optionalWhereDefaulted(AuditFile) as object) },
  result: { $schema: DIALECT, ...AuditResult },
  exploration: { $schema: DIALECT, ...Exploration },
  compare: { $schema: DIALECT, ...CompareResult },
  rule: {
    $schema: DIALECT,
    $id: 'urn:fairgate:schema:decision-rule:1',
    title: 'fairgate decision rule',
    ...DecisionRule,
  },
  baseline: { $schema: DIALECT, ...Baseline },
  calibration: { $schema: DIALECT, ...Calibration },
} as const;

/** What has a default need not be written. */
function optionalWhereDefaulted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(optionalWhereDefaulted);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { required, properties, ...rest } = schema as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, { readonly default?: unknown }>>;
  };
  const needed = required?.filter((key) => properties?.[key]?.default === undefined);
  const parts = { ...rest, ...(properties && { properties }) };
  return {
    ...Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, optionalWhereDefaulted(part)])),
    ...(needed && { required: needed }),
  };
}
