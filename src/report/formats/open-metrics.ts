import type { AuditResult, Estimate } from '../../result/index.ts';
import { casesOf } from '../cases.ts';
import type { Format } from '../format.ts';
import { groupingText, groupText } from '../groups.ts';
import { visibleText } from '../visible-text.ts';
import { severity } from '../words.ts';

type Labels = Readonly<Record<string, string | undefined>>;
interface Sample {
  readonly labels: Labels;
  readonly value: number;
}
interface Measured {
  readonly labels: Labels;
  readonly estimate: Estimate;
}

const escaped = (text: string) =>
  visibleText(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function line(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).flatMap(([label, text]) =>
    text === undefined ? [] : [`${label}="${escaped(text)}"`],
  );
  return `${name}{${pairs.join(',')}} ${value}`;
}

function family(name: string, type: 'gauge' | 'stateset', help: string, samples: readonly Sample[]) {
  if (samples.length === 0) return [];
  return [`# TYPE ${name} ${type}`, `# HELP ${name} ${help}`, ...samples.map((sample) => line(name, sample))];
}

/** A number that is not known has no sample: here a gap says so, where a 0 would lie. */
function estimates(name: string, help: string, measured: readonly Measured[]): readonly string[] {
  const known = measured.flatMap(({ labels, estimate }) => (estimate.known ? [{ labels, ...estimate }] : []));
  const bound = (end: 'value' | 'low' | 'high') =>
    known.map((one) => ({ labels: one.labels, value: one[end] }));
  return [
    ...family(name, 'gauge', `${help}.`, bound('value')),
    ...family(`${name}_low`, 'gauge', `${help}: lower end of the interval.`, bound('low')),
    ...family(`${name}_high`, 'gauge', `${help}: upper end of the interval.`, bound('high')),
  ];
}

function verdict({ verdict: { outcome } }: AuditResult): readonly Sample[] {
  return severity
    .filter((state) => state !== 'waived')
    .map((state) => ({ labels: { fairgate_verdict: state }, value: state === outcome ? 1 : 0 }));
}

function findings(result: AuditResult): readonly Sample[] {
  const cases = casesOf(result);
  return result.rules.flatMap((rule) =>
    (['fail', 'inconclusive', 'waived', 'pass'] as const).map((outcome) => ({
      labels: { rule: rule.id, outcome },
      value: cases.filter((one) => one.rule === rule && one.outcome === outcome).length,
    })),
  );
}

/** OpenMetrics 1.0 text: what GitLab compares between branches, and what Prometheus reads. */
export const openMetrics: Format = {
  id: 'open-metrics',
  title: 'OpenMetrics text for metrics reports and Prometheus',
  file: 'metrics.txt',
  async render(result) {
    const lines = [
      ...family('fairgate_verdict', 'stateset', 'What the gate decided.', verdict(result)),
      ...family('fairgate_findings', 'gauge', 'Groups by what a rule says of them.', findings(result)),
      ...estimates(
        'fairgate_measure',
        'A metric of one group',
        result.measures.map(({ metric, slice, estimate }) => ({
          labels: { metric, slice: groupText(slice, result) },
          estimate,
        })),
      ),
      ...estimates(
        'fairgate_disparity',
        'A metric compared between groups; without a slice, of all groups together',
        result.disparities.map(({ metric, comparison, by, reference, slice, estimate }) => ({
          labels: {
            metric,
            comparison,
            by: groupingText(by),
            reference,
            slice: slice && groupText(slice, result),
          },
          estimate,
        })),
      ),
      '# EOF',
    ];
    return `${lines.join('\n')}\n`;
  },
};
