import { AuditFile } from './schema.ts';

/** The parts of JSON Schema that the audit's schema is written in. */
interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $comment?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

interface Section {
  readonly heading: string;
  readonly schema: Schema;
}

const INTRODUCTION = `# The audit file

<!-- Made from the schema by src/config/docs.ts: \`npx vitest run test/unit/config -u\` writes it again. -->

An audit is one JSON file. Paths in it are relative to the file. \`fairgate schema\` prints its JSON Schema for editors,
\`fairgate check FILE\` checks it, \`fairgate init\` writes one to start from.`;

/** docs/config.md: every key of an audit file, with its type, its default and what it means. */
export function configDocs(): string {
  const sections = sectionsOf({ heading: 'The audit', schema: AuditFile as unknown as Schema });
  const once = new Map(sections.map((section) => [section.heading, section]));
  return `${[INTRODUCTION, ...[...once.values()].map(renderSection)].join('\n\n')}\n`;
}

/** An object and, below it, every object that it holds. */
function sectionsOf({ heading, schema }: Section): readonly Section[] {
  if (schema.$comment?.startsWith('docs/')) return [];
  const shapes = shapesOf(schema);
  if (shapes.length > 1) {
    return shapes.flatMap((shape) =>
      sectionsOf({ heading: `${heading} (${withoutStop(shape.description)})`, schema: shape }),
    );
  }
  const [only] = shapes;
  if (only && only !== schema) return sectionsOf({ heading, schema: only });
  if (schema.items) return sectionsOf({ heading: `${heading}[]`, schema: schema.items });
  if (!schema.properties) return [];
  const prefix = heading === 'The audit' ? '' : `${heading.replace(/ \(.*\)$/, '')}.`;
  const below = Object.entries(schema.properties).flatMap(([key, property]) =>
    sectionsOf({ heading: `${prefix}${key}`, schema: property }),
  );
  return [{ heading, schema }, ...below];
}

/** The objects that a value may be, where it may be one of several. */
function shapesOf(schema: Schema): readonly Schema[] {
  if (schema.then?.properties && schema.else) return [schema.then, ...shapesOf(schema.else)];
  return schema.properties ? [schema] : [];
}

function renderSection({ heading, schema }: Section): string {
  const introduction = schema.description === undefined ? [] : [schema.description, ''];
  return [`## ${heading}`, '', ...introduction, keyTable(schema)].join('\n');
}

/** The keys of an object, each with its type, its default and what it means. */
export function keyTable(schema: Pick<Schema, 'properties' | 'required'>): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, property]) =>
    [
      `\`${key}\``,
      typeOf(property),
      defaultOf(property, schema.required?.includes(key) ?? false),
      property.description,
    ]
      .map((cell) => (cell ?? '').replaceAll('|', '\\|'))
      .join(' | '),
  );
  return ['| key | type | default | meaning |', '|---|---|---|---|', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );
}

function typeOf(schema: Schema): string {
  if (schema.then && schema.else) {
    return [...new Set([typeOf(schema.then), typeOf(schema.else)])].join(' or ');
  }
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.type === 'array')
    return `list of ${schema.items?.properties ? 'objects' : typeOf(schema.items ?? {})}`;
  if (schema.type === 'integer' || schema.type === 'number') {
    return [schema.type === 'integer' ? 'whole number' : 'number', ...bounds(schema)].join(' ');
  }
  if (schema.type === 'string') return 'text';
  return schema.type === 'boolean' ? '`true`, `false`' : 'object';
}

function bounds(schema: Schema): readonly string[] {
  const low = schema.minimum !== undefined ? `≥ ${schema.minimum}` : `> ${schema.exclusiveMinimum}`;
  const high = schema.maximum !== undefined ? `≤ ${schema.maximum}` : `< ${schema.exclusiveMaximum}`;
  const parts = [low, high].filter((part) => !part.endsWith('undefined'));
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function defaultOf(schema: Schema, required: boolean): string {
  if (schema.default === undefined) return required ? '**required**' : '';
  return schema.properties ? 'see below' : `\`${JSON.stringify(schema.default)}\``;
}

function withoutStop(text = ''): string {
  return text.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
}
