/** What a test found: its statistic, and how often one as extreme would come about by chance alone. */
export interface Tested {
  readonly statistic: number;
  /** In [0, 1]. */
  readonly p: number;
}
