import type { Ops } from '../ops.ts';

/** The result of a step of a program. */
interface Ref {
  readonly step: number;
}

type OpName = keyof Ops<unknown>;
type Step = { readonly input: string } | { readonly op: OpName; readonly given: readonly unknown[] };

/** A computation over `Ops` as plain data: it can be sent to another thread, and fits inputs of any batch. */
export interface Program {
  /** Each step is an input, or an operation on the results of steps before it; the last one is what comes out. */
  readonly steps: readonly Step[];
}

/** Writes down what `build` does with inputs of these names. */
export function record<Names extends string>(
  inputs: readonly Names[],
  build: (ops: Ops<unknown>, inputs: Readonly<Record<Names, unknown>>) => unknown,
): Program {
  const steps: Step[] = [];
  const note = (step: Step): Ref => ({ step: steps.push(step) - 1 });
  const named = inputs.map((input) => [input, note({ input })] as const);
  const ops = new Proxy({} as Ops<unknown>, {
    get:
      (_, op) =>
      (...given: readonly unknown[]) =>
        note({ op: op as OpName, given }),
  });
  const last = build(ops, Object.fromEntries(named) as Record<Names, Ref>) as Ref;
  return { steps: steps.slice(0, last.step + 1) };
}

/** Does what was written down, with tensors. @throws Error when an input is absent. */
export function replay<T>({ steps }: Program, ops: Ops<T>, inputs: Readonly<Record<string, T>>): T {
  const results: T[] = [];
  const resolve = (given: unknown): unknown => {
    if (Array.isArray(given)) return given.map(resolve);
    return isRef(given) ? results[given.step] : given;
  };
  for (const step of steps) {
    if ('input' in step) {
      const input = inputs[step.input];
      if (input === undefined) throw new Error(`the program's input "${step.input}" is absent`);
      results.push(input);
    } else {
      const operation = ops[step.op] as (...given: readonly unknown[]) => T;
      results.push(operation(...step.given.map(resolve)));
    }
  }
  return results.at(-1) as T;
}

function isRef(given: unknown): given is Ref {
  return typeof given === 'object' && given !== null && 'step' in given;
}

/** Names of the weights that a program reads. */
export function weightsRead({ steps }: Program): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => ('op' in step && step.op === 'weight' ? [step.given[0] as string] : [])),
  );
}
