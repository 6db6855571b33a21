import type { Attribute } from '../../data/predictions.ts';
import type { Estimate, IntervalMethod, TermProfile } from '../../result/index.ts';
import { isMissing } from '../../slices/lattice.ts';
import type { Interval } from '../../stats/interval.ts';
import { newcombe } from '../../stats/newcombe.ts';
import { clusteredWilson, type RatioSums, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { simultaneousLevel } from '../../stats/simultaneous.ts';
import { wilson } from '../../stats/wilson.ts';
import { type Ratio, type SliceSums, sliceSums, without } from './slice-counts.ts';

/** Of fewer texts no spread can be told. */
const FEWEST_TEXTS = 10;
/** Fewer texts on either side are not compared: their interval would be too sure of itself at a simultaneous level. */
const FEWEST_COMPARED = 30;

/** What the tokenizer made of every text; one entry a row, as `readWords` gives them. */
export interface CountedTexts {
  readonly attributes: readonly Attribute[];
  readonly counts: Readonly<
    Record<'tokens' | 'unknown' | 'words' | 'pieces' | 'whole' | 'cutOff', Float64Array>
  >;
}

type Name = 'piecesPerWord' | 'whole' | 'unknown' | 'cutOff';

/** How a number of the profile is taken. */
interface Measured {
  readonly name: Name;
  of(counts: CountedTexts['counts']): Ratio;
  readonly fewest: number;
  readonly method: IntervalMethod;
  interval(sums: RatioSums, confidence: number): Interval;
  readonly proportion: boolean;
  /** By how much a slice must surely be worse off than everybody else to be called so; absent where more is no worse. */
  readonly material?: number;
}

const shareOf = { fewest: FEWEST_TEXTS, method: 'clustered-wilson', interval: clusteredWilson } as const;

const measured: readonly Measured[] = [
  {
    name: 'piecesPerWord',
    of: ({ pieces, words }) => ({ part: pieces, whole: words }),
    fewest: FEWEST_TEXTS,
    method: 'ratio-of-sums',
    interval: ratioOfSums,
    proportion: false,
    material: 0.1,
  },
  {
    name: 'whole',
    of: ({ whole, words }) => ({ part: whole, whole: words }),
    proportion: true,
    ...shareOf,
  },
  {
    name: 'unknown',
    of: ({ unknown, tokens }) => ({ part: unknown, whole: tokens }),
    proportion: true,
    material: 0.005,
    ...shareOf,
  },
  {
    name: 'cutOff',
    of: ({ cutOff }) => ({ part: cutOff, whole: new Float64Array(cutOff.length).fill(1) }),
    fewest: 1,
    method: 'wilson',
    interval: ({ part, whole }, confidence) => wilson(part / whole, whole, confidence),
    proportion: true,
    material: 0.01,
  },
];

type Compared = TermProfile['worse'][number];

/**
 * What a tokenizer makes of the texts of everybody (first) and of every slice by up to `order` attributes. A slice is
 * worse off where the interval of its difference from everybody else lies above what is material (a tenth of a piece per
 * word, half a point of unknown tokens, one point of texts cut off); these intervals hold together at `confidence` (Šidák). Rows of which an attribute is not known are measured, never compared.
 */
export function measureTerms(
  { attributes, counts }: CountedTexts,
  { order, confidence }: { readonly order: number; readonly confidence: number },
): TermProfile[] {
  const rows = counts.tokens.length;
  const found = sliceSums(
    attributes,
    rows,
    measured.map(({ of }) => of(counts)),
    order,
  );
  const worse = worseOff(found, confidence);
  return found.map((one) => {
    const estimates = measured.map((each, at): [Name, Estimate] => [
      each.name,
      estimate(each, one.sums[at] as RatioSums, confidence),
    ]);
    return {
      slice: one.slice,
      texts: one.sums[0]?.rows ?? 0,
      ...(Object.fromEntries(estimates) as Record<Name, Estimate>),
      worse: [...(worse.get(one) ?? [])],
    };
  });
}

function estimate(each: Measured, sums: RatioSums, confidence: number): Estimate {
  if (sums.rows < each.fewest) return { known: false, because: 'too-few-rows', n: sums.rows };
  if (sums.whole === 0) return { known: false, because: 'zero-denominator', n: sums.rows };
  return {
    known: true,
    value: sums.part / sums.whole,
    ...each.interval(sums, confidence),
    ...(each.proportion ? { n: sums.whole, count: sums.part } : { n: sums.rows }),
    method: each.method,
  };
}

function worseOff(
  found: readonly SliceSums[],
  confidence: number,
): ReadonlyMap<SliceSums, readonly Compared[]> {
  const [everyone, ...slices] = found;
  const pairs = slices
    .filter(({ slice }) => !isMissing(slice))
    .flatMap((one) =>
      measured.flatMap(({ material, ...each }, at) => {
        if (material === undefined) return [];
        const own = one.sums[at] as RatioSums;
        return [{ one, each, material, own, rest: without(everyone?.sums[at] as RatioSums, own) }];
      }),
    )
    .filter(
      ({ own, rest }) => Math.min(own.rows, rest.rows) >= FEWEST_COMPARED && own.whole * rest.whole > 0,
    );
  const level = simultaneousLevel(confidence, pairs.length);
  const worse = new Map<SliceSums, Compared[]>();
  for (const { one, each, material, own, rest } of pairs) {
    const limits = (sums: RatioSums) => ({ value: sums.part / sums.whole, ...each.interval(sums, level) });
    if (newcombe(limits(own), limits(rest)).low <= material) continue;
    worse.set(one, [...(worse.get(one) ?? []), each.name as Compared]);
  }
  return worse;
}
