/** How far some work is. Whoever runs it may listen; nothing below the CLI prints. */
export interface Progress {
  readonly done: number;
  /** Undefined while the size of the work is not known. */
  readonly total: number | undefined;
  /** What is counted: `rows`, `steps`, `texts`, `replicates`. */
  readonly unit: string;
}

export type OnProgress = (progress: Progress) => void;
