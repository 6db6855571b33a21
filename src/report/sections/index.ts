import type { ReportSection } from '../section.ts';
import { data } from './data.ts';
import { evidence } from './evidence.ts';
import { findings } from './findings.ts';
import { groups } from './groups.ts';
import { lineage } from './lineage.ts';
import { method } from './method.ts';
import { mitigation } from './mitigation.ts';
import { model } from './model.ts';
import { notices } from './notices.ts';
import { packs } from './packs.ts';
import { policy } from './policy.ts';
import { scores } from './scores.ts';
import { signOff } from './sign-off.ts';
import { subject } from './subject.ts';
import { terms } from './terms.ts';
import { unknowns } from './unknowns.ts';
import { verdict } from './verdict.ts';
import { waivers } from './waivers.ts';

/** The report, in the order in which it is read. */
export const sections: readonly ReportSection[] = [
  verdict,
  subject,
  findings,
  policy,
  waivers,
  packs,
  groups,
  scores,
  model,
  mitigation,
  evidence,
  unknowns,
  data,
  terms,
  notices,
  lineage,
  method,
  signOff,
];
