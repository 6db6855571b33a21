import { foreignFormats } from '../model/foreign/index.ts';
import { hubs } from '../model/hubs/index.ts';
import { publishedBackbones } from '../model/published-backbones.ts';

const RUNS = { onnxruntime: 'ONNX Runtime', engine: 'the engine that trains the head' } as const;

/** docs/backbones.md: every family of backbones with the exact command that fetches one of it. */
export function backboneDocs(): string {
  const rows = publishedBackbones().map(
    ({ id, title, family, modality, command }) =>
      `| ${title} | \`${family}\` | ${modality} | \`${id}\` | \`${command}\` |`,
  );
  const forms = Array.from(hubs, ({ title, form }) => `- ${title}: \`${form}\``);
  return `${[
    `# Backbones

<!-- Made from the registries by src/config/backbone-docs.ts: \`npm run docs\` writes it again. -->

An audit names its backbone at \`model.backbone\`: a folder relative to the audit file, or a published checkpoint:`,
    forms.join('\n'),
    `\`fairgate pull NAME\` fetches it into the cache of the Hugging Face libraries, only the files that are needed, each
held to the digest that the hub names; a download that was cut off goes on where it ended. An audit whose backbone is
in the cache asks no hub; one whose backbone is not pulls it first. Without \`@REVISION\`, a name stands for what was
pulled last; with a commit, for the same files for ever. \`lineage.revision\` of the result names the commit.

\`tfhub:\` takes the https address of a \`model.json\`, of a \`.tar.gz\` that holds one, or of a model's page on tfhub.dev or
kaggle.com, and keeps it in TF Hub's cache. Every shard must be there and as long as the weights that it holds; with
\`#sha256=\`, as \`pull\` prints it, the name stands for the same files for ever.

Weights are read as safetensors, whole or in shards. PyTorch pickles (\`.bin\`, \`.pt\`) can run code when they are opened,
so they are neither fetched nor read.`,
    [
      '| variable | meaning |',
      '|---|---|',
      '| `HF_TOKEN` | token for private and gated backbones; sent to the hub’s own address alone |',
      '| `HF_ENDPOINT` | a mirror in place of `https://huggingface.co` |',
      '| `HF_HUB_OFFLINE` | `1`: make no request, use what the cache holds |',
      '| `HF_HUB_CACHE`, `HF_HOME`, `XDG_CACHE_HOME` | where the cache is, the first that is set |',
      '| `TFHUB_CACHE_DIR`, `XDG_CACHE_HOME` | where that of `tfhub:` is |',
    ].join('\n'),
    `## Models in other formats

A folder of one of these, or the file itself, is run as it is: a trunk that stays frozen (\`unfreeze\` is 0, and there is no
\`adapt\`), with a head that is trained on what it gives.`,
    [
      '| format | what the folder holds | runs on |',
      '|---|---|---|',
      ...Array.from(foreignFormats, ({ title, form, runsOn }) => `| ${title} | ${form} | ${RUNS[runsOn]} |`),
    ].join('\n'),
    `A model of texts has \`tokenizer.json\` beside it and reads \`input_ids\`, and \`attention_mask\`, \`token_type_ids\` and
\`position_ids\` where it asks for them. Its vectors are \`sentence_embedding\` or \`pooler_output\`, else \`last_hidden_state\`
pooled as \`1_Pooling/config.json\` says, else its mean over the tokens.

A model of images takes \`[rows, height, width, 3]\` or \`[rows, 3, height, width]\`. Images are prepared as
\`preprocessor_config.json\` or timm's \`config.json\` says; without either by TF Hub's convention: resized to the size that the
model asks for, red, green and blue from 0 to 1. Maps and states of patches become vectors by their mean.

Of a layers model that ends in a dense softmax or sigmoid, what enters that layer is taken, for it says more than the
classes. \`model.output\` names another output, layer (layers models) or node (graph models).

## Examples`,
    `Any checkpoint of these families works whose configuration has no variant that is refused by name; these are examples.
\`fairgate list backbones\` prints them.`,
    ['| family | `model_type` | reads | backbone | command |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')}\n`;
}
