import { visibleText } from '../../visible-text.ts';
import { blocks } from './blocks.ts';
import { layout } from './layout.ts';
import { print } from './print.ts';
import { tokens } from './tokens.ts';
import { tools } from './tools.ts';

/** The page's one style sheet; `foot` stands at the foot of every printed page. */
export const styleSheet = (foot: string): string =>
  `${tokens}${layout}${blocks}${tools}${print(visibleText(foot))}`.replace(/\n\s*/g, '\n').trim();
