import type { CompareResult } from '../../result/index.ts';
import type { ReportSection } from '../section.ts';
import { notices } from '../sections/notices.ts';
import { differences } from './differences.ts';
import { method } from './method.ts';
import { portraits } from './portraits.ts';
import { recommendation } from './recommendation.ts';
import { sideBySide } from './side-by-side.ts';
import { whoGains } from './who-gains.ts';

/** The report of a comparison, in the order in which it is read. */
export const compareSections: readonly ReportSection<CompareResult>[] = [
  recommendation,
  sideBySide,
  whoGains,
  differences,
  notices,
  portraits,
  method,
];
