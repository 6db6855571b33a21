import { isotonic } from './isotonic.ts';
import { platt } from './platt.ts';

/** Ways to read a group’s scores as chances. */
export const CALIBRATIONS = { isotonic, platt } as const;
