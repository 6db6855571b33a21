import type { Audit } from '../config/load-audit.ts';

/** The same audit with another seed, but for the split: the same rows learn, and the same are measured. */
export function reseeded(audit: Audit, seed: number): Audit {
  const { config } = audit;
  const { dataset } = config;
  if (!dataset) return audit;
  const split = { ...dataset.split, seed: dataset.split.seed ?? config.seed };
  return { ...audit, config: { ...config, seed, dataset: { ...dataset, split } } };
}
