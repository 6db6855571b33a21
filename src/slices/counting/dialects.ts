import { registry } from '../../registry.ts';

/** How one kind of SQL spells what all of them can do. */
export interface Dialect<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** A name in quotes. */
  name(name: string): string;
  /** A text in quotes. */
  text(text: string): string;
  /** Types: text, double precision, 32- and 64-bit whole numbers. */
  readonly types: {
    readonly text: string;
    readonly real: string;
    readonly int: string;
    readonly long: string;
  };
  /** A cast that gives null of what is no number, where columns may be text; else a plain one. */
  readonly castReal?: (expression: string) => string;
}

const double = (text: string) => text.replaceAll('"', '""');
const ANSI = {
  name: (name: string) => `"${double(name)}"`,
  text: (text: string) => `'${text.replaceAll("'", "''")}'`,
};
/** Backslashes escape inside quotes. */
const BACKSLASHED = {
  name: (name: string) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  text: (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
};
const SPARK = { ...BACKSLASHED, name: (name: string) => `\`${name.replaceAll('`', '``')}\`` };
const SPARK_TYPES = { text: 'STRING', real: 'DOUBLE', int: 'INT', long: 'BIGINT' };
const PG_TYPES = { text: 'VARCHAR', real: 'DOUBLE PRECISION', int: 'INTEGER', long: 'BIGINT' };
const ANSI_TYPES = { ...PG_TYPES, real: 'DOUBLE' };

export const dialects = registry('dialect', [
  {
    id: 'duckdb',
    title: 'DuckDB',
    ...ANSI,
    types: ANSI_TYPES,
    castReal: (expression: string) => `TRY_CAST(${expression} AS DOUBLE)`,
  },
  { id: 'postgresql', title: 'PostgreSQL, Citus', ...ANSI, types: PG_TYPES },
  {
    id: 'clickhouse',
    title: 'ClickHouse',
    ...BACKSLASHED,
    types: {
      text: 'Nullable(String)',
      real: 'Nullable(Float64)',
      int: 'Int32',
      long: 'Int64',
    },
  },
  { id: 'trino', title: 'Trino', ...ANSI, types: ANSI_TYPES },
  {
    id: 'bigquery',
    title: 'BigQuery',
    ...BACKSLASHED,
    types: { text: 'STRING', real: 'FLOAT64', int: 'INT64', long: 'INT64' },
  },
  { id: 'snowflake', title: 'Snowflake', ...ANSI, text: BACKSLASHED.text, types: ANSI_TYPES },
  { id: 'databricks', title: 'Databricks SQL', ...SPARK, types: SPARK_TYPES },
  { id: 'spark', title: 'Spark SQL', ...SPARK, types: SPARK_TYPES },
  { id: 'redshift', title: 'Amazon Redshift', ...ANSI, types: PG_TYPES },
] satisfies Dialect[]);
