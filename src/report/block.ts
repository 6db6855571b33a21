import type { TopLevelSpec } from 'vega-lite';
import type { Finding, Verdict } from '../result/index.ts';

export type Outcome = Verdict['outcome'] | Finding['outcome'];

/** A run of text. A bare string is plain text; nothing in any of them is markup. */
export type Inline =
  | string
  /** A name from the data, such as a group's values; kept apart from the text around it. */
  | { readonly kind: 'name'; readonly parts: readonly string[]; readonly joint?: '·' | '×' }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string; readonly title?: string }
  /** A link to another place of the report; `to` is an `anchor()`, `title` is shown when it is pointed at or focused. */
  | { readonly kind: 'link'; readonly to: string; readonly text: string; readonly title?: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  /** A number with its interval and what it rests on; `title` says how the interval was made. */
  | {
      readonly kind: 'figure';
      readonly value: string;
      readonly interval: string;
      readonly basis: string;
      readonly title?: string;
    }
  /** A place to write on by hand. */
  | { readonly kind: 'blank' }
  /** A number that has no meaning, and the reason. */
  | { readonly kind: 'unknown'; readonly because: string; readonly title: string };

export type Text = readonly Inline[];

interface Prose {
  readonly kind: 'prose';
  readonly text: Text;
  readonly quiet?: boolean;
}
interface List {
  readonly kind: 'list';
  readonly items: readonly Text[];
}
/** Terms and what they are; `id` makes a term a link's target. */
interface Facts {
  readonly kind: 'facts';
  readonly items: readonly { readonly id?: string; readonly term: Text; readonly value: Text }[];
}
export interface Column {
  readonly head: Text;
  readonly align?: 'end';
}
/** The first cell is the row's header; `total` marks the row that sums up the others. */
interface Row {
  readonly id?: string;
  readonly total?: boolean;
  readonly cells: readonly Text[];
}
interface Table {
  readonly kind: 'table';
  readonly caption: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note?: Text;
}
/** A drawing whose finding `alt` states in words; the table beside it is its equivalent. */
interface Chart {
  readonly kind: 'chart';
  readonly caption: Text;
  readonly alt: string;
  readonly note?: Text;
  /** The same data laid out for a page and for a telephone. */
  readonly wide: TopLevelSpec;
  readonly narrow: TopLevelSpec;
}
interface Banner {
  readonly kind: 'banner';
  readonly outcome: Outcome;
  readonly lead: Text;
  readonly reasons: readonly Text[];
}
/** What a whole document comes to, where that is no outcome. */
interface Answer {
  readonly kind: 'answer';
  readonly word: Text;
  readonly lead: Text;
  readonly reasons: readonly Text[];
}
/** Findings, most pressing first. */
interface Cards {
  readonly kind: 'cards';
  readonly items: readonly {
    readonly outcome: Outcome;
    readonly title: Text;
    readonly figure: { readonly value: string; readonly label: string };
    readonly lines: readonly Text[];
  }[];
}
/** Scores of groups, for readers to try other thresholds; what it would show stands in the tables beside it. */
interface Explorer {
  readonly kind: 'explorer';
  readonly bins: number;
  /** Where it begins. */
  readonly at: number;
  readonly groups: readonly {
    readonly name: string;
    readonly negatives: readonly number[];
    readonly positives: readonly number[];
  }[];
}
/** A command to be typed. */
interface Command {
  readonly kind: 'command';
  readonly text: string;
}
/** Depth that a reader may open; always open in print. */
interface Details {
  readonly kind: 'details';
  readonly summary: Text;
  readonly blocks: readonly Block[];
}
/** A part of a section with a heading of its own. */
interface Part {
  readonly kind: 'part';
  readonly id: string;
  readonly title: Text;
  readonly blocks: readonly Block[];
}

/** What sections are made of: data, never markup. */
export type Block =
  | Prose
  | List
  | Facts
  | Table
  | Chart
  | Banner
  | Answer
  | Cards
  | Explorer
  | Command
  | Details
  | Part;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
