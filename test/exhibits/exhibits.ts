import { fileURLToPath } from 'node:url';

/** Shipped audits whose results and reports are kept, so that what a change does to a report is seen before it is merged. */
export const EXHIBITS = ['hiring', 'lending', 'portraits', 'risk'] as const;

export const exhibit = (audit: string, file: string): string =>
  fileURLToPath(new URL(`${audit}.${file}`, import.meta.url));
