import { isPlain } from '../data/sources/duckdb.ts';
import { InvalidInput } from '../errors.ts';
import { metrics } from '../metrics/index.ts';
import { CELL_SUMS } from '../slices/counting/cell-table.ts';
import { type StatisticId, statistics } from '../slices/statistics.ts';
import type { AuditConfig } from './schema.ts';

/** From this size on, a plain file is counted where it lies, rather than read into memory: about a million rows. */
const LARGE = 64 * 2 ** 20;

const SUMS: ReadonlySet<string> = new Set(['rows', ...CELL_SUMS]);

/**
 * Which engine counts the predictions of an audit; undefined where they are read into memory, row by row.
 * @param bytes of all files of the predictions
 * @throws InvalidInput where the file can only be counted, and something is asked for that counts do not tell.
 */
export function countedBy(
  { predictions, metrics: measured }: AuditConfig,
  bytes: number,
): 'duckdb' | 'cells' | undefined {
  if (!predictions) return undefined;
  const { file } = predictions;
  const obstacle = obstacleTo(predictions, measured);
  if (predictions.cells && obstacle === undefined) return 'cells';
  const plain = isPlain(file) && !predictions.cells;
  if (plain)
    return bytes >= LARGE && obstacle === undefined && /\.[ct]sv$/i.test(file) ? 'duckdb' : undefined;
  if (obstacle === undefined) return 'duckdb';
  throw new InvalidInput(
    `${obstacle} needs the rows themselves, and such a file is only counted`,
    { file },
    'Give a plain CSV file, or leave this out.',
  );
}

/** What an audit asks for that the sums of cells do not hold. */
function obstacleTo(
  { task, neighbours, cluster, format }: NonNullable<AuditConfig['predictions']>,
  measured: AuditConfig['metrics'],
): string | undefined {
  if (task !== 'binary') return `the task ${task}`;
  if (neighbours) return 'who is alike';
  if (cluster !== undefined) return `the cluster "${cluster}"`;
  if (format?.trim) return 'format.trim';
  return measured.find((id) => metrics.has(id) && !told(metrics.get(id).needs));
}

function told(needs: readonly StatisticId[]): boolean {
  return needs.every((id) => SUMS.has(statistics.get(id).adds));
}
