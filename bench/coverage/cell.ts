import type { OpenInterval } from '../../src/stats/interval.ts';

/** How one method did in one situation. */
export interface Cell {
  /** The situation, for people. */
  readonly situation: string;
  /** Share of the intervals that held the truth. */
  readonly coverage: number;
  /** Mean width of those with an upper end. */
  readonly width: number;
}

/** Adds up how intervals of one truth did. An interval without an upper end holds all above its lower one. */
export class Tally {
  #all = 0;
  #holding = 0;
  #closed = 0;
  #width = 0;

  add({ low, high }: OpenInterval, truth: number, weight = 1): void {
    const slack = 1e-12 * Math.max(1, truth);
    this.#all += weight;
    if (low <= truth + slack && (high === undefined || high >= truth - slack)) this.#holding += weight;
    if (high === undefined) return;
    this.#closed += weight;
    this.#width += weight * (high - low);
  }

  get weight(): number {
    return this.#all;
  }

  cell(situation: string): Cell {
    return {
      situation,
      coverage: this.#holding / this.#all,
      width: this.#closed > 0 ? this.#width / this.#closed : 0,
    };
  }
}
