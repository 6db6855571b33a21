/** What a word says of the sex of whom it speaks of. */
export type Gender = 'female' | 'male';

export const otherThan = (gender: Gender): Gender => (gender === 'female' ? 'male' : 'female');
