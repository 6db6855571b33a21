import type { Pack } from './pack.ts';

export const nycLl144: Pack = {
  id: 'nyc-ll144',
  version: 1,
  title: 'New York City Local Law 144: automated employment decision tools',
  jurisdiction: 'New York City, employment',
  why: 'Asks for a published bias audit with impact ratios by sex, race/ethnicity and both; it sets no limit that could be passed or failed.',
  kind: 'law',
  from: '2023-07-05',
  sources: [
    {
      title: '6 RCNY §§ 5-300 to 5-304',
      url: 'https://rules.cityofnewyork.us/rule/automated-employment-decision-tools-updated/',
    },
  ],
  rules: [],
  disclosures: [
    'Impact ratios within each of three tables: sex, race/ethnicity, and both together.',
    'The number of people whose category is not known.',
    'A category of less than 2 % may be left out of the ratios only with a written justification, its number and its rate.',
    'Where scores are given: scoring rates, strictly above the median of the full sample.',
    'The date of the audit, the source and explanation of the data, and the date since when the tool is in use, published on the employment section of the website.',
    'The audit is at most one year old when the tool is used, and made by an independent auditor: what one makes of one’s own tool is a pre-audit.',
  ],
};
