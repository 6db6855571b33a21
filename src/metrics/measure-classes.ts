import { tasks } from '../data/tasks/index.ts';
import { InvalidInput } from '../errors.ts';
import { suggest } from '../registry.ts';
import type { Definition } from '../result/index.ts';
import type { SliceCube } from '../slices/cube.ts';
import { type ClassCube, eachClass } from '../slices/each-class.ts';
import { classDefinition, classMetricId } from './class-metric.ts';
import type { ConditionalRequest } from './conditional/measure-conditional.ts';
import { definition } from './definition.ts';
import { measurable } from './measurable.ts';
import { type ComparisonRequest, type MeasureOptions, type Measures, measure } from './measure.ts';
import { isOfEachClass } from './of-task.ts';
import type { Watch } from './replicates/watch.ts';

/** Where the rows have classes a comparison is of each class unless one is named. */
interface OfClass {
  readonly class?: string;
}
export interface ClassComparisonRequest extends ComparisonRequest, OfClass {}
export interface ClassConditionalRequest extends ConditionalRequest, OfClass {}

export interface ClassMeasureOptions extends MeasureOptions {
  readonly comparisons: readonly ClassComparisonRequest[];
  readonly conditional?: readonly ClassConditionalRequest[];
}

export interface DefinedMeasures extends Measures {
  /** Of everything that was measured, in order. */
  readonly metrics: readonly Definition[];
}

/**
 * Measures a cube, and where its rows have classes, each of them against the rest.
 * @throws InvalidInput as `measure` does, and where no row has a class that is named.
 */
export async function measureClasses(
  cube: SliceCube,
  options: ClassMeasureOptions,
  watch: Watch = {},
): Promise<DefinedMeasures> {
  const task = tasks.get(cube.task);
  const ofClass = (id: string) => isOfEachClass(measurable.get(id), task);
  const whole = await measure(
    cube,
    only(options, (metric) => !ofClass(metric)),
    watch,
  );
  const classes = eachClass(cube);
  for (const { class: name } of [...options.comparisons, ...(options.conditional ?? [])])
    requireClass(name, classes);
  const parts: DefinedMeasures[] = [
    { ...whole, metrics: defined(whole, (id) => definition(measurable.get(id))) },
  ];
  for (const { name, cube: told } of classes) {
    const asked = only(options, ofClass, name);
    const measures = await measure(told, asked, watch);
    parts.push(named(measures, name));
  }
  return {
    slices: whole.slices,
    measures: parts.flatMap(({ measures }) => measures),
    disparities: parts.flatMap(({ disparities }) => disparities),
    pairs: parts.flatMap(({ pairs }) => pairs),
    conditional: parts.flatMap(({ conditional }) => conditional),
    metrics: parts.flatMap((part) => part.metrics),
  };
}

/** What is asked of some of the metrics, and of one class where it is named; nothing twice. */
function only(
  { comparisons, pairs = [], conditional = [], ...options }: ClassMeasureOptions,
  wanted: (metric: string) => boolean,
  name?: string,
): MeasureOptions {
  const asked = <Request extends OfClass & { readonly metric: string }>(requests: readonly Request[]) => {
    const here = requests
      .filter((request) => wanted(request.metric) && (name === undefined || (request.class ?? name) === name))
      .map(({ class: _, ...request }) => [JSON.stringify(request), request] as const);
    return [...new Map(here).values()];
  };
  return {
    ...options,
    metrics: options.metrics.filter(wanted),
    comparisons: asked(comparisons),
    conditional: asked(conditional),
    pairs: pairs.filter(({ metric }) => wanted(metric)),
  };
}

function named(measures: Measures, name: string): DefinedMeasures {
  const renamed = <T extends { readonly metric: string }>(each: T): T => ({
    ...each,
    metric: classMetricId(each.metric, name),
  });
  return {
    slices: measures.slices,
    measures: measures.measures.map(renamed),
    disparities: measures.disparities.map(renamed),
    pairs: measures.pairs.map(renamed),
    conditional: measures.conditional.map(renamed),
    metrics: defined(measures, (id) => classDefinition(measurable.get(id), name)),
  };
}

function defined({ measures, pairs }: Measures, of: (id: string) => Definition): readonly Definition[] {
  return [...new Set([...measures, ...pairs].map(({ metric }) => metric))].map(of);
}

function requireClass(name: string | undefined, classes: readonly ClassCube[]): void {
  const names = classes.map((each) => each.name);
  if (name === undefined || names.includes(name)) return;
  throw new InvalidInput(`no row has the class "${name}"`, {}, suggest(name, names));
}
