import type { BinaryOptions } from '../../data/columns/binary.ts';
import type { Dialect } from './dialects.ts';
import { CELL_COLUMNS, type CountRequest, checkRequest, FAULT, HEAVIEST, SCALE } from './request.ts';

/**
 * The one aggregation, over the finest cells: attributes × label × decision × bin of the score. A plain GROUP BY, which
 * every engine has and does several times faster than GROUPING SETS. Three traps are stepped around everywhere: comparisons
 * with null or NaN come before any arithmetic (LEAST(NULL, 99) is 99 in two engines), numbers are cut by FLOOR and CEIL
 * before they are cast (casts round in some engines and truncate in others), and ClickHouse computes all branches of a
 * CASE, so that none of them may fail.
 * @param table as SQL, quoted already
 */
export function cellQuery(dialect: Dialect, table: string, request: CountRequest): string {
  checkRequest(request);
  const { attributes, score, weight, bins, unit = 1, minCount = 1 } = request;
  const { name, types } = dialect;
  const real = (expression: string) =>
    dialect.castReal?.(expression) ?? `CAST(${expression} AS ${types.real})`;
  const int = (expression: string) => `CAST(${expression} AS ${types.int})`;
  const keys = attributes.map((_, index) => name(`g${index}_`));
  const label = codeOf(dialect, request.label);
  const scored = score !== undefined;

  const read = [
    ...attributes.map((attribute, index) => `CAST(${name(attribute)} AS ${types.text}) AS ${keys[index]}`),
    `${label} AS label_`,
    ...(request.decision ? [`${codeOf(dialect, request.decision)} AS given_`] : []),
    ...(scored ? [`${name(score)} AS raw_`, `COALESCE(${real(name(score))}, -1) AS s_`] : []),
    ...(weight === undefined
      ? []
      : [`COALESCE(${real(name(weight))}, -1)${unit === 1 ? '' : ` * ${1 / unit}`} AS m_`]),
  ];
  const weighs =
    weight === undefined ? [] : [`WHEN NOT (m_ >= 0 AND m_ <= ${HEAVIEST}) THEN ${FAULT.weight}`];
  const scores = scored
    ? [
        `WHEN raw_ IS NULL THEN ${FAULT.missing}`,
        `WHEN NOT (s_ >= 0 AND s_ <= 1) THEN ${FAULT.outOfRange}`,
        'WHEN s_ <= 0 THEN 0',
      ]
    : [];
  const inside = scored ? 's_ >= 0 AND s_ <= 1' : '1 = 1';
  const safeScore = scored ? `CASE WHEN ${inside} THEN s_ ELSE 0 END` : '0';
  const safeWeight =
    weight === undefined ? '1' : `CASE WHEN m_ >= 0 AND m_ <= ${HEAVIEST} THEN m_ ELSE 0 END`;
  const bin = scored ? `CEIL((${safeScore}) * ${bins}) - 1` : '0';
  const cases = [...weighs, ...scores];
  const coded = [
    ...keys,
    'label_',
    `${request.decision ? 'given_' : `CASE WHEN ${safeScore} >= ${request.threshold} THEN 1 ELSE 0 END`} AS decision_`,
    `${int(cases.length > 0 ? `CASE ${cases.join(' ')} ELSE ${bin} END` : bin)} AS bin_`,
    `${safeScore} AS s_`,
    `${safeWeight} AS m_`,
  ];

  const fixed = (expression: string) => `SUM(CAST(FLOOR((${expression}) * ${SCALE} + 0.5) AS ${types.long}))`;
  const counted = `COUNT(*) * CAST(${SCALE} AS ${types.long})`;
  const times = weight === undefined ? '' : 'm_ * ';
  const sums = [
    'COUNT(*) AS n_',
    `${weight === undefined ? counted : fixed('m_')} AS w_`,
    `${weight === undefined ? counted : fixed('m_ * m_')} AS w2_`,
    `${scored ? fixed(`${times}(s_ - label_) * (s_ - label_)`) : '0'} AS sse_`,
    `${scored ? fixed(`${times}s_`) : '0'} AS ws_`,
  ];
  const by = [...keys, 'label_', 'decision_', 'bin_'];
  const told = [
    ...attributes.map((attribute, index) => `${keys[index]} AS ${name(attribute)}`),
    ...CELL_COLUMNS.slice(0, -2),
    `${scored ? bins : 0} AS bins_`,
    `${unit} AS unit_`,
  ];
  return [
    `SELECT ${told.join(', ')}`,
    `FROM (SELECT ${[...by, ...sums].join(', ')}`,
    `FROM (SELECT ${coded.join(', ')}`,
    `FROM (SELECT ${read.join(', ')}`,
    `FROM ${table}) t1_) t2_`,
    `GROUP BY ${by.join(', ')}`,
    ...(minCount > 1 ? [`HAVING COUNT(*) >= ${minCount}`] : []),
    ') t3_',
  ].join('\n');
}

/** 1 for a favourable value, 0 for another, and a fault where it is missing or neither. */
function codeOf({ name, text, types }: Dialect, { column, favourable, unfavourable }: BinaryOptions): string {
  const value = `CAST(${name(column)} AS ${types.text})`;
  const among = (values: readonly string[]) => `${value} IN (${values.map(text).join(', ')})`;
  const others =
    unfavourable === undefined
      ? 'ELSE 0'
      : `${unfavourable.length > 0 ? `WHEN ${among(unfavourable)} THEN 0 ` : ''}ELSE ${FAULT.outOfRange}`;
  const empty = `${value} IS NULL OR ${value} = ''`;
  return `CASE WHEN ${empty} THEN ${FAULT.missing} WHEN ${among(favourable)} THEN 1 ${others} END`;
}
