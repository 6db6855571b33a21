import { type Case, casesOfRule } from '../cases.ts';
import type { Format } from '../format.ts';
import { element, type Markup } from '../markup/element.ts';
import { toXml } from '../markup/serialize.ts';

type Told = 'passed' | 'failure' | 'error' | 'skipped';

/** What JUnit calls a case: what could not be settled is an error, never a success; what decides nothing is skipped. */
function toldAs({ outcome, rule }: Case): Told {
  if (outcome === 'pass') return 'passed';
  if (outcome === 'waived' || rule.severity !== 'block') return 'skipped';
  return outcome === 'fail' ? 'failure' : 'error';
}

function told(one: Case): Markup {
  const how = toldAs(one);
  if (how === 'passed') return undefined;
  return element(how, { ...(how !== 'skipped' && { type: one.outcome }), message: one.message });
}

function tally(cases: readonly Case[]) {
  const number = (wanted: Told) => cases.filter((one) => toldAs(one) === wanted).length;
  return {
    tests: cases.length,
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
  };
}

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
          cases.map((one) =>
            element('testcase', { classname: `${result.audit}.${rule.id}`, name: one.name }, told(one)),
          ),
        ),
      ),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(document)}\n`;
  },
};
