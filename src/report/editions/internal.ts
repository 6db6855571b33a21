import type { Edition } from './edition.ts';

export const internal: Edition<'internal'> = {
  id: 'internal',
  title: 'For those who answer for the model: every number',
  of: (result) => result,
};
