import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
