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
}
