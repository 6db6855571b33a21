import { type Case, casesOfRule } from '../cases.ts';
import type { Format } from '../format.ts';
import { element, type Markup } from '../markup/element.ts';
import { toXml } from '../markup/serialize.ts';

/** What JUnit calls each outcome: what could not be settled is an error, never a success. */
const told: Readonly<Record<Case['outcome'], (message: string) => Markup>> = {
  pass: () => undefined,
  fail: (message) => element('failure', { type: 'fail', message }),
  inconclusive: (message) => element('error', { type: 'inconclusive', message }),
};

const tally = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ outcome }) => outcome === 'fail').length,
  errors: cases.filter(({ outcome }) => outcome === 'inconclusive').length,
});

export const junit: Format = {
  id: 'junit',
  title: 'JUnit XML for build servers: one case a finding',
  file: 'junit.xml',
  async render(result) {
    const suites = result.rules.map((rule) => ({ rule, cases: casesOfRule(result, rule) }));
    const document = element(
      'testsuites',
      { name: `fairgate ${result.audit}`, ...tally(suites.flatMap(({ cases }) => cases)) },
      suites.map(({ rule, cases }) =>
        element(
          'testsuite',
          { name: rule.title, ...tally(cases) },
          cases.map(({ name, outcome, message }) =>
            element('testcase', { classname: `${result.audit}.${rule.id}`, name }, told[outcome](message)),
          ),
        ),
      ),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(document)}\n`;
  },
};
