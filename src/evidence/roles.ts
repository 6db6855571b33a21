/** In what capacity somebody signs. */
export const roles = ['author', 'reviewer', 'officer'] as const;
export type Role = (typeof roles)[number];
