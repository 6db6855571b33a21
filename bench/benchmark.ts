/** One figure. `met` is absent where there is no goal to meet. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: string;
  readonly met?: boolean;
  /** The rival or limit that the figure is held against. */
  readonly against?: string;
}

export interface Benchmark {
  readonly id: string;
  readonly title: string;
  run(): Promise<readonly Figure[]>;
  /** The page of the documentation that `--write` renews. */
  readonly page?: { readonly path: string; of(figures: readonly Figure[]): string };
}
