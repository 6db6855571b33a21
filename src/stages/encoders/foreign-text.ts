import type { TextModelConfig } from '../../config/schema.ts';
import { tableColumn } from '../../data/packed-columns.ts';
import { runTexts } from '../../model/embed-text.ts';
import { type ForeignText, openForeignText } from '../../model/foreign/open.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Encoder } from './encoder.ts';
import { type ForeignOptions, foreignName, foreignOptions, located } from './foreign-options.ts';
import { cutOffNotices, readColumn } from './read-column.ts';

interface Options extends ForeignOptions {
  readonly column: string;
  readonly maxTokens: number;
}

/** A model in a foreign format reads one column of text; it is run as it is, and never trained. */
export const foreignText: Encoder<Options> = {
  id: 'foreign-text',
  applies: (model, { foreign }) => 'text' in model && foreign !== undefined,
  inputs: (model) => ({ text: [(model as TextModelConfig).text] }),
  options(model, job) {
    const { text: column, maxTokens } = model as TextModelConfig;
    return { ...foreignOptions(model as TextModelConfig, job), column, maxTokens };
  },
  async check(options, context) {
    await (await open(options, context)).trunk.close();
  },
  async encode({ table }, options, context) {
    const { trunk, tokenizer, limit } = await open(options, context);
    const texts = tableColumn(table, options.column) as readonly string[];
    const { features, truncated } = await runTexts(
      { texts, tokenizer, limit, width: trunk.width, pool: true, open: async () => trunk },
      context,
    );
    return { features, notices: cutOffNotices(truncated, options.column) };
  },
  async words({ table }, options, context) {
    const { trunk, tokenizer, limit } = await open(options, context);
    await trunk.close();
    const { column } = options;
    return readColumn(tableColumn(table, column) as readonly string[], { column, tokenizer, limit }, context);
  },
  trunk: async () => undefined,
  async name(options, train, context) {
    const { trunk, parameters } = await open(options, context);
    await trunk.close();
    const does = `a model reads the column “${options.column}” and gives ${trunk.width} numbers each`;
    return foreignName(options, { does, parameters }, train);
  },
};

async function open(
  options: Options,
  context: Pick<StageContext, 'file'>,
): Promise<ForeignText & { readonly limit: number }> {
  const opened = await openForeignText(...(await located(options, context)));
  return { ...opened, limit: Math.min(options.maxTokens, opened.maxLength) };
}
