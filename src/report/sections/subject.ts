import type { ReportSection } from '../section.ts';

export const subject: ReportSection = {
  id: 'subject',
  title: 'What is decided',
  render: ({ subject: { decision, favourable }, attributes, threshold }) => [
    {
      kind: 'facts',
      items: [
        { term: ['The decision'], value: [decision] },
        ...(favourable === undefined ? [] : [{ term: ['Favourable outcome'], value: [favourable] }]),
        ...(threshold === undefined
          ? []
          : [{ term: ['Decided favourably'], value: [`from a score of ${threshold}`] }]),
        ...attributes.map(({ name, values }) => ({
          term: [{ kind: 'name', parts: [name] } as const],
          value: values.flatMap((value, index) => [
            index === 0 ? '' : ', ',
            { kind: 'name', parts: [value] } as const,
          ]),
        })),
      ],
    },
  ],
};
