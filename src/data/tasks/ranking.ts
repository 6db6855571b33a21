import { categoryColumn } from '../columns/category.ts';
import type { Column } from '../columns/column.ts';
import { FINITE, numberColumn, RELEVANCE } from '../columns/number.ts';
import type { Attribute } from '../predictions.ts';
import { standingOf } from '../standing.ts';
import { type RowKey, type Task, USUAL_TOP } from './task.ts';

/** A place in a list for every row, by descending score. */
export const ranking: Task<'ranking'> = {
  id: 'ranking',
  title: 'Rankings',
  why: 'Everybody is put in order, in one list or in many: applicants for a position, sellers for a query.',
  reads:
    'a score by which each list is put in order, the highest first, a label that says how relevant a row is (any number from 0 on), and, where there are several lists, the column that tells them apart',
  favours: false,
  roles: ['score', 'list'],
  clusters: 'list',
  needs: [['score']],
  usual: ['exposure', 'attention', 'top-rate', 'exposure-per-relevance', 'ndcg', 'pairwise-accuracy'],
  keys: ['position', 'relevance'],
  sums: [
    'rows',
    'weight',
    'weightSquared',
    'relevance',
    'exposure',
    'attention',
    'top',
    'gain',
    'idealGain',
    'lesser',
    'outranked',
  ],
  countedBy: [],
  resampled: { position: 32, relevance: 16 },

  columns({ label, score = '', list, top = USUAL_TOP }) {
    const relevance = numberColumn(label.column, RELEVANCE);
    const scores = numberColumn(score, FINITE);
    const lists = list === undefined ? undefined : listColumn(list);
    return {
      columns: [relevance, scores, lists].filter((column) => column !== undefined),
      finish() {
        const [relevant, ranked] = [relevance.finish(), scores.finish()];
        const codes = lists?.finish().codes ?? new Int32Array(ranked.length);
        return {
          label: relevant,
          decision: undefined,
          score: ranked,
          standing: standingOf(ranked, relevant, codes, top),
        };
      },
    };
  },

  keysOf({ label, standing }): readonly RowKey[] {
    return standing
      ? [
          { id: 'position', kind: 'number', values: standing.position },
          { id: 'relevance', kind: 'number', values: label },
        ]
      : [];
  },

  amountsOf({ label, standing }) {
    if (!standing) return {};
    const relevance = Float64Array.from(label);
    const { exposure, attention, top, ideal, lesser, outranked } = standing;
    return {
      relevance,
      exposure,
      attention,
      top,
      gain: relevance.map((gain, row) => gain * (exposure[row] as number)),
      idealGain: relevance.map((gain, row) => gain * (ideal[row] as number)),
      lesser,
      outranked,
    };
  },

  profile: ([rows = 0]) => ({ rows }),
};

/** A column that says for every row which list it is in. */
function listColumn(name: string): Column<Attribute> {
  const lists = categoryColumn(name);
  return {
    ...lists,
    push: (cell) =>
      cell === undefined
        ? { what: 'the row is in no list', remedy: 'Fill the cell in, or leave the row out.' }
        : lists.push(cell),
  };
}
